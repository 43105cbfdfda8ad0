import Explaining
import Images
import Networks
import Tensors
import TestSupport
import Testing

/// Pictures of explanations, kernels, maps and dreams.
@Suite struct SheetTests {
  private let context: ComputeContext

  init() throws { context = try ComputeContext(threads: 1) }

  private static let layers = #"""
    [{"name": "c1", "conv2d": {"filters": 4, "kernel": 3, "activation": "relu"}}, {"max_pool2d": 2},
     {"name": "c2", "conv2d": {"filters": 6, "kernel": 3, "padding": "same"}}, "batch_norm", "relu",
     "flatten", {"dense": 3}, "softmax"]
    """#

  private func explainer(_ channels: Int) throws -> (Network, Explainer) {
    let shape: Shape = [channels, 12, 10]
    let network = try Network(layers: Self.layers, input: shape, seed: 3)
    let pixels = referenceValues(shape.count, seed: 2, in: 0...1).map { Float($0) }
    return (network, try Explainer(network, of: Subject(shape, pixels), context: context))
  }

  private func decoded(_ image: Image) throws -> Image { try Image(decoding: image.png(), name: "sheet") }

  @Test(arguments: ExplanationMethod.allCases, [1, 3])
  func explanationsAreDrawn(_ method: ExplanationMethod, _ channels: Int) throws {
    let (_, explainer) = try explainer(channels)
    let output = explainer.output(for: 1)
    let explanation =
      switch method {
      case .saliency: try explainer.saliency(for: output)
      case .gradCAM: try explainer.gradCAM(for: output)
      case .integratedGradients: try explainer.integratedGradients(for: output)
      case .occlusion: try explainer.occlusion(for: output)
      }
    #expect(explanation.map.values.allSatisfy { $0.isFinite })
    #expect(explanation.map.largest > 0)
    #expect(abs(explanation.score - explainer.logits[1]) < 1e-5)
    let sheet = try decoded(explanation.sheet(lines: ["image", "predicted: 1"]))
    // Three pictures of 260x312 pixels.
    #expect(sheet.width >= 3 * 260 && sheet.height >= 312)
  }

  @Test func kernelsAreDrawn() throws {
    for channels in [1, 3] {
      let (network, _) = try explainer(channels)
      let first = try KernelSheet(network)
      #expect(first.layer == "c1" && first.count == 4 && first.inputs == channels && first.size == [3, 3])
      let second = try KernelSheet(network, layer: "c2")
      #expect(second.count == 6 && second.inputs == 4)
      for sheet in [first, second] {
        let picture = try decoded(sheet.sheet(title: "net"))
        #expect(picture.width > 100 && picture.height > 64)
      }
      #expect(throws: ExplainingError.self) { try KernelSheet(network, layer: "fc1") }
    }
  }

  @Test func weightsOfADenseLayerOnPixelsAreDrawn() throws {
    let network = try Network(layers: #"["flatten", {"dense": 3}]"#, input: [1, 6, 5])
    let sheet = try KernelSheet(network)
    #expect(sheet.count == 3 && sheet.inputs == 1 && sheet.size == [6, 5])
  }

  @Test func mapsOfEveryLayerAreDrawn() throws {
    let (_, explainer) = try explainer(3)
    let all = try FeatureMapSheet(explainer)
    #expect(all.layers == ["c1", "pool1", "c2", "bn1", "relu1", "fc1"])
    let one = try FeatureMapSheet(explainer, layer: "c2")
    #expect(one.layers == ["c2"])
    for sheet in [all, one] { #expect(try decoded(sheet.sheet(lines: ["net"])).height > 96) }
    #expect(throws: ExplainingError.self) { try FeatureMapSheet(explainer, layer: "c3") }
  }

  /// A dream answers more strongly than what it began with, in its own size or a larger one.
  @Test(arguments: [(12, 10), (48, 40)])
  func dreamsClimb(_ height: Int, _ width: Int) throws {
    let (network, explainer) = try explainer(3)
    let dream = try Dream(
      network, layer: "c2", from: Dream.noise(height: height, width: width, color: .rgb),
      scale: explainer.subject.scale, settings: .init(steps: 10), context: context)
    #expect(dream.layer == "c2")
    #expect(dream.after > dream.before)
    #expect(dream.result.width == width && dream.result.height == height)
    #expect(try decoded(dream.sheet(lines: ["dream"])).width > 2 * 250)
  }

  private func dream(from start: Image, _ settings: Dream.Settings) throws -> Dream {
    let (network, explainer) = try explainer(3)
    return try Dream(
      network, layer: "c2", from: start, scale: explainer.subject.scale, settings: settings, context: context)
  }

  @Test func dreamsAreDreamtAgain() throws {
    let start = Dream.noise(height: 24, width: 20, color: .rgb)
    let dreams = try (0..<2).map { _ in try dream(from: start, .init(steps: 5)) }
    #expect(dreams[0].result == dreams[1].result)
    let unmoved = try dream(from: start, .init(steps: 5, shift: 0))
    #expect(unmoved.result != dreams[0].result)
  }

  /// Neighbours differ less where a change is smoothed; what is not changed keeps its detail.
  @Test func smoothingMakesDreamsEven() throws {
    let start = Image(width: 40, height: 48, color: .rgb, pixels: [UInt8](repeating: 128, count: 3 * 1920))
    func unevenness(_ smoothing: Float) throws -> Double {
      let pixels = try dream(from: start, .init(steps: 20, smoothing: smoothing)).result.pixels
      let pairs = zip(pixels, pixels.dropFirst(3))
      return pairs.reduce(0.0) { $0 + abs(Double($1.0) - Double($1.1)) } / Double(pixels.count)
    }
    let (rough, even) = (try unevenness(0), try unevenness(0.5))
    #expect(even < 0.8 * rough, "\(even) of \(rough)")
    let detailed = Dream.noise(height: 48, width: 40, color: .rgb)
    let unchanged = try dream(from: detailed, .init(steps: 0, smoothing: 1))
    #expect(unchanged.result == detailed && unchanged.after == unchanged.before)
  }

  @Test func onlyTheModelsSizeFitsBehindDenseLayers() throws {
    let network = try Network(
      layers:
        #"["flatten", {"dense": 16}, {"reshape": [1, 4, 4]}, {"name": "c", "conv2d": {"filters": 2, "kernel": 3}}]"#,
      input: [1, 8, 8])
    let context = context
    #expect(try Dream.fits(network, height: 8, width: 8))
    #expect(try !Dream.fits(network, height: 16, width: 16))
    let scale = PixelScale(black: [0], white: [1])
    #expect(throws: ExplainingError.self) {
      try Dream(
        network, from: Dream.noise(height: 16, width: 16, color: .gray), scale: scale, context: context)
    }
  }
}
