import Explaining
import Networks
import Tensors
import TestSupport
import Testing

/// Maps of tiny networks, worked out by hand, and what holds of maps of any network.
@Suite struct AttributionTests {
  private let context: ComputeContext

  init() throws { context = try ComputeContext(threads: 1) }

  /// Two classes, each the weighted sum of a 2x2 image.
  private func linear() throws -> Network {
    let network = try Network(
      layers: #"["flatten", {"name": "fc", "dense": 2}, "softmax"]"#, input: [1, 2, 2])
    try network.load("fc.weight", [1, -2, 3, 0, 0, 1, 0, -4])
    try network.load("fc.bias", [0.5, 0])
    return network
  }

  @Test func saliencyOfALinearNetworkIsItsWeights() throws {
    let explainer = try Explainer(linear(), of: Subject([1, 2, 2], [0.1, 0.2, 0.3, 0.4]), context: context)
    let first = try explainer.saliency(for: explainer.output(for: 0))
    #expect(first.map.values == [1, 2, 3, 0])
    #expect(abs(first.score - (0.5 + 0.1 - 0.4 + 0.9)) < 1e-6)
    #expect(!first.map.isSigned)
    #expect(try explainer.saliency(for: explainer.output(for: 1)).map.values == [0, 1, 0, 4])
    let peak = try #require(first.map.peak)
    #expect(peak.row == 1 && peak.column == 0)
  }

  /// Weights times pixels, whatever the number of steps.
  @Test(arguments: [1, 7, 50])
  func integratedGradientsOfALinearNetworkAreExact(_ steps: Int) throws {
    let explainer = try Explainer(linear(), of: Subject([1, 2, 2], [0.1, 0.2, 0.3, 0.4]), context: context)
    let found = try explainer.integratedGradients(for: explainer.output(for: 0), steps: steps)
    #expect(worstDifference(found.map.values, [0.1, -0.4, 0.9, 0]) < 1e-6)
    let completeness = try #require(found.completeness)
    #expect(abs(completeness.difference - 0.6) < 1e-6)
    #expect(completeness.error < 1e-5)
  }

  /// What stands in the middle of a square becomes the image's mean.
  @Test func occlusionOfALinearNetworkIsTheWeightedFall() throws {
    let explainer = try Explainer(linear(), of: Subject([1, 2, 2], [0.1, 0.2, 0.3, 0.4]), context: context)
    let found = try explainer.occlusion(for: explainer.output(for: 0), size: 1, step: 1)
    // Weight times what the pixel has beyond the mean of 0.25.
    #expect(worstDifference(found.map.values, [-0.15, 0.1, 0.15, 0]) < 1e-6)
    #expect(found.map.isSigned)
    #expect(throws: ExplainingError.self) { try explainer.occlusion(for: explainer.output(for: 0), size: 3) }
  }

  @Test func squaresReachTheImagesEdges() throws {
    let network = try Network(layers: #"["flatten", {"name": "fc", "dense": 2}]"#, input: [1, 5, 7])
    try network.load("fc.weight", [Float](repeating: 1, count: 35) + [Float](repeating: 0, count: 35))
    var pixels = [Float](repeating: 0, count: 35)
    pixels[34] = 1
    let explainer = try Explainer(network, of: Subject([1, 5, 7], pixels), context: context)
    let found = try explainer.occlusion(for: explainer.output(for: 0), size: 2, step: 3)
    let peak = try #require(found.map.peak)
    #expect(peak.row == 3 && peak.column == 5)
    #expect(abs(found.map.values[34] - (1 - 4.0 / 35)) < 1e-6)
  }

  /// Two maps: the image and its opposite; the class adds three times the one and takes off the other.
  @Test func gradCAMWeighsMapsByTheirMeanGradient() throws {
    let network = try Network(
      layers:
        #"[{"name": "c", "conv2d": {"filters": 2, "kernel": 1}}, {"name": "r", "relu": {}}, "global_avg_pool", {"name": "fc", "dense": 2}, "softmax"]"#,
      input: [1, 2, 2])
    try network.load("c.weight", [1, -1])
    try network.load("c.bias", [0, 0.5])
    try network.load("fc.weight", [3, -1, 0, 1])
    let explainer = try Explainer(network, of: Subject([1, 2, 2], [0, 0.25, 0.5, 1]), context: context)
    let found = try explainer.gradCAM(for: explainer.output(for: 0))
    // The end of the convolution's block is its relu; a mean over four pixels has a gradient of a quarter.
    #expect(found.layer?.name == "r" && found.layer?.shape == [2, 2, 2])
    let expected = [0 - 0.5, 0.75 - 0.25, 1.5, 3].map { max($0, 0) / 4 }
    #expect(worstDifference(found.map.values, expected) < 1e-6)
    let named = try explainer.gradCAM(for: explainer.output(for: 0), layer: "c")
    #expect(named.layer?.name == "c")
    // Where relu stops the second map its gradient is 0: a share of two pixels in four.
    #expect(named.map.values.count == 4)
  }

  /// Branches that are joined all speak: the block ends behind what joins and normalizes them.
  @Test func aBlockGoesOnThroughWhatJoinsIt() throws {
    let network = try Network(
      layers: #"""
        [{"name": "a", "conv2d": {"filters": 2, "kernel": 1}},
         {"name": "b", "inputs": ["input"], "conv2d": {"filters": 3, "kernel": 1}},
         {"name": "n", "batch_norm": {}}, {"name": "j", "inputs": ["a", "n"], "concat": {}},
         {"name": "r", "relu": {}}, {"name": "d", "dropout": 0.5}, {"name": "p", "max_pool2d": 2}, "flatten",
         {"dense": 2}]
        """#, input: [1, 4, 4])
    let explainer = try Explainer(
      network, of: Subject([1, 4, 4], (0..<16).map { Float($0) / 16 }), context: context)
    let found = try explainer.gradCAM(for: explainer.output(for: 0))
    #expect(found.layer?.name == "d" && found.layer?.shape == [5, 4, 4])
  }

  /// Where all that a layer sees speaks against the class.
  @Test func mapsMayBeEmpty() throws {
    let network = try Network(
      layers:
        #"[{"name": "c", "conv2d": {"filters": 1, "kernel": 1, "bias": false}}, "flatten", {"name": "fc", "dense": 2}]"#,
      input: [1, 2, 2])
    try network.load("c.weight", [1])
    try network.load("fc.weight", [-1, -1, -1, -1, 1, 1, 1, 1])
    let explainer = try Explainer(network, of: Subject([1, 2, 2], [0.1, 0.2, 0.3, 0.4]), context: context)
    let against = try explainer.gradCAM(for: explainer.output(for: 0))
    #expect(against.map.values == [0, 0, 0, 0] && against.map.peak == nil)
    #expect(try explainer.gradCAM(for: explainer.output(for: 1)).map.peak != nil)
  }

  @Test func mapsAreEnlargedBetweenTheirMiddles() throws {
    let network = try Network(
      layers:
        #"[{"name": "c", "conv2d": {"filters": 1, "kernel": 1, "stride": 2, "bias": false}}, "flatten", {"name": "fc", "dense": 2}]"#,
      input: [1, 4, 4])
    try network.load("c.weight", [1])
    try network.load("fc.weight", [1, 1, 1, 1, 0, 0, 0, 0])
    var pixels = [Float](repeating: 0, count: 16)
    pixels[0] = 1
    let explainer = try Explainer(network, of: Subject([1, 4, 4], pixels), context: context)
    let map = try explainer.gradCAM(for: explainer.output(for: 0)).map
    let row = [1, 0.75, 0.25, 0]
    let expected = row.flatMap { y in row.map { x in x * y } }
    #expect(worstDifference(map.values, expected) < 1e-6)
  }

  @Test(arguments: [("tutorial-cnn", [1, 28, 28] as Shape), ("resnet20", [3, 16, 16] as Shape)])
  func attributionsSumToTheDifferenceOfScores(_ name: String, _ input: Shape) throws {
    let spec = try Architecture.named(name).spec(input: input, classes: 4)
    let network = try Network(spec, inputShape: input, seed: 2)
    let pixels = referenceValues(input.count, seed: 4, in: 0...1).map { Float($0) }
    let explainer = try Explainer(network, of: Subject(input, pixels), context: context)
    for label in 0..<4 {
      let found = try explainer.integratedGradients(for: explainer.output(for: label), steps: 100)
      let completeness = try #require(found.completeness)
      let size = max(abs(completeness.difference), 0.1)
      #expect(abs(completeness.sum - completeness.difference) < 0.02 * size, "\(label)")
    }
  }

  /// One output speaks for the second class.
  @Test func aSingleOutputSpeaksForBothClasses() throws {
    let network = try Network(
      layers: #"["flatten", {"name": "fc", "dense": 1}, "sigmoid"]"#, input: [1, 1, 2])
    try network.load("fc.weight", [2, -1])
    let explainer = try Explainer(network, of: Subject([1, 1, 2], [1, 1]), context: context)
    #expect(try explainer.integratedGradients(for: explainer.output(for: 1)).map.values == [2, -1])
    #expect(try explainer.integratedGradients(for: explainer.output(for: 0)).map.values == [-2, 1])
  }

  /// Standardized inputs: black is not 0, and slopes are those by pixels.
  @Test func inputsAreScaledByChannel() throws {
    let network = try Network(layers: #"["flatten", {"name": "fc", "dense": 2}]"#, input: [2, 1, 1])
    try network.load("fc.weight", [1, 1, 0, 0])
    let subject = try Subject(
      name: "image", shape: [2, 1, 1], pixels: [0.5, 1], scale: PixelScale(black: [-1, -2], white: [1, 3]))
    #expect(subject.values == [0, 3])
    let explainer = try Explainer(network, of: subject, context: context)
    #expect(try explainer.saliency(for: explainer.output(for: 0)).map.values == [5])
    let found = try explainer.integratedGradients(for: explainer.output(for: 0))
    #expect(abs(found.map.values[0] - 6) < 1e-5)
  }

  @Test func errorsNameTheNearestLayer() throws {
    let network = try Network(
      layers: #"[{"name": "conv_last", "conv2d": {"filters": 2, "kernel": 1}}, "flatten", {"dense": 2}]"#,
      input: [1, 2, 2])
    let explainer = try Explainer(network, of: Subject([1, 2, 2], [0, 0, 0, 0]), context: context)
    let unknown = #expect(throws: ExplainingError.self) {
      try explainer.gradCAM(for: explainer.output(for: 0), layer: "conv_lst")
    }
    #expect(unknown?.kind == .notFound)
    #expect(unknown?.description == "no layer is called 'conv_lst'; did you mean 'conv_last'?")
    let flat = #expect(throws: ExplainingError.self) {
      try explainer.gradCAM(for: explainer.output(for: 0), layer: "fc1")
    }
    #expect(flat?.kind == .usage)
    let mapless = #expect(throws: ExplainingError.self) {
      let explainer = try Explainer(linear(), of: Subject([1, 2, 2], [0, 0, 0, 0]), context: context)
      _ = try explainer.gradCAM(for: explainer.output(for: 0))
    }
    #expect(mapless?.kind == .usage && mapless?.description.contains("nor another layer") == true)
    #expect(throws: ExplainingError.self) {
      try Explainer(linear(), of: Subject([1, 2, 3], [0, 0, 0, 0, 0, 0]), context: context)
    }
    #expect(throws: ExplainingError.self) {
      try Subject(
        name: "series", shape: [1, 4], pixels: [0, 0, 0, 0], scale: PixelScale(black: [0], white: [1]))
    }
  }
}
