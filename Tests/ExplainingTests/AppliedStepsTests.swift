import Explaining
import Images
import Tensors
import TestSupport
import Testing

/// Layers with given kernels on one image.
@Suite struct AppliedStepsTests {
  private let context: ComputeContext

  init() throws { context = try ComputeContext(threads: 1) }

  private func apply(_ steps: String, _ pixels: [UInt8], width: Int, color: ImageColor = .gray) throws
    -> [AppliedSteps.Result]
  {
    let image = Image(
      width: width, height: pixels.count / width / color.channels, color: color, pixels: pixels)
    return try AppliedSteps(LayerStep.list(steps), to: image, context: context).results
  }

  /// The tutorial's example: edges, then what is positive of them, then the largest of each four.
  @Test func edgesAreFoundActivatedAndPooled() throws {
    // A white pixel in black.
    var pixels = [UInt8](repeating: 0, count: 16)
    pixels[5] = 255
    for kernel in ["edge", "[[-1,-1,-1],[-1,8,-1],[-1,-1,-1]]", "{kernel: edge}"] {
      let results = try apply("conv2d:\(kernel), relu, max_pool2d:2", pixels, width: 4)
      #expect(results.map(\.shape) == [[1, 4, 4], [1, 4, 4], [1, 4, 4], [1, 2, 2]])
      let edges: [Float] = [-1, -1, -1, 0, -1, 8, -1, 0, -1, -1, -1, 0, 0, 0, 0, 0]
      #expect(results[1].values == edges)
      #expect(results[2].values == edges.map { max($0, 0) })
      #expect(results[3].values == [8, 0, 0, 0])
      #expect(results[1].low == -1 && results[1].high == 8)
    }
  }

  @Test func channelsAreConvolvedByThemselves() throws {
    let pixels: [UInt8] = [255, 0, 0, 0, 255, 0]
    let results = try apply("conv2d:identity, conv2d:[[1, 1]]", pixels, width: 2, color: .rgb)
    #expect(results[1].values == [1, 0, 0, 1, 0, 0])
    #expect(results[2].values == [1, 0, 1, 1, 0, 0])
  }

  /// An even image has no edges, and a mean leaves it as it is but at its borders.
  @Test(arguments: NamedKernel.allCases)
  func kernelsSumAsTheyShould(_ kernel: NamedKernel) throws {
    let results = try apply(
      "conv2d:{kernel: \(kernel.rawValue), padding: valid}", [UInt8](repeating: 51, count: 9), width: 3)
    let keeps: Set<NamedKernel> = [.sharpen, .blur, .box, .identity, .emboss]
    #expect(abs(results[1].values[0] - (keeps.contains(kernel) ? 0.2 : 0)) < 1e-6)
  }

  @Test func layersAreThoseOfExperimentFiles() throws {
    let pixels = (0..<16).map { UInt8($0 * 17) }
    let results = try apply("avg_pool2d:{size: 2, stride: 2}, sigmoid", pixels, width: 4)
    let means: [Double] = [2.5, 4.5, 10.5, 12.5].map { $0 * 17 / 255 }
    #expect(worstDifference(results[1].values, means) < 1e-6)
    #expect(results[2].values.allSatisfy { $0 > 0.5 && $0 < 1 })
  }

  @Test(arguments: [
    ("conv2d:shrpen", "did you mean 'sharpen'?"), ("rleu", "did you mean 'relu'?"),
    ("conv2d", "expected a kernel"), ("relu,,relu", "step 2"), ("", "step 1"), ("dense:10", "dense"),
    ("max_pool2d:{sise: 2}", "the key 'size' is missing"), ("max_pool2d:9", "max_pool2d:9"),
    ("conv2d:[[1,2],[3]]", "one length"),
    ("conv2d:[[1,x]]", "numbers"), ("conv2d:[1,2]", "rows of numbers"), ("relu:[", "step 1"),
    ("flatten", "image"),
    ("batch_norm", "without weights"), ("conv2d:{stride: 2}", "'kernel'"), ("conv2d:[[1e9]]", "1000000"),
    ("conv2d:{kernel: edge, stride: 0}", "stride"),
  ])
  func errorsNameTheStep(_ steps: String, _ text: String) throws {
    let error = #expect(throws: ExplainingError.self) {
      try apply(steps, [UInt8](repeating: 0, count: 16), width: 4)
    }
    #expect(error?.description.contains(text) == true, "\(error?.description ?? "")")
    #expect(error?.description.hasPrefix("step ") == true, "\(error?.description ?? "")")
  }

  /// One strong edge does not leave all others gray or dark; 0 keeps its place.
  @Test func drawnRangesLeaveSingleValuesOut() throws {
    var pixels = (0..<400).map { UInt8(($0 / 20 + $0) % 2 * 51) }
    pixels[210] = 255
    let results = try apply("conv2d:edge, relu, conv2d:[[10]]", pixels, width: 20)
    #expect(results[0].drawnRange.low == 0 && results[0].drawnRange.high == 1)
    #expect(results[1].high > 6)
    let edges = results[1].drawnRange
    #expect(edges.low == -edges.high && (0.7..<3).contains(edges.high), "\(edges)")
    // Of what relu left, most lies between black and white; ten times as much does not.
    #expect(results[2].drawnRange.low == 0 && results[2].drawnRange.high == 1)
    let strong = results[3].drawnRange
    #expect(strong.low == 0 && (7..<30).contains(strong.high), "\(strong)")
  }

  /// Results that would fill the memory are refused before they are made.
  @Test func resultsMustFitIntoMemory() throws {
    let image = Image(width: 4, height: 4, color: .gray, pixels: [UInt8](repeating: 0, count: 16))
    let steps = try LayerStep.list("relu, max_pool2d:2, relu")
    #expect(try AppliedSteps(steps, to: image, mostValues: 40, context: context).results.count == 4)
    for (most, what) in [
      (39, "step relu: "), (35, "step max_pool2d:2: "), (31, "step relu: "), (15, "the image: "),
    ] {
      let error = #expect(throws: ExplainingError.self) {
        try AppliedSteps(steps, to: image, mostValues: most, context: context)
      }
      #expect(error?.description.hasPrefix(what) == true, "\(error?.description ?? "")")
      #expect(error?.kind == .usage)
    }
  }

  @Test func theSheetShowsEveryStep() throws {
    let image = Image(width: 8, height: 8, color: .gray, pixels: (0..<64).map { UInt8($0 * 4) })
    let applied = try AppliedSteps(LayerStep.list("conv2d:edge,relu"), to: image, context: context)
    let sheet = try Image(decoding: applied.sheet(title: "image").png(), name: "sheet")
    #expect(sheet.width > 3 * 320 && sheet.height > 320)
    // The image's last pixel is nearly white.
    #expect(sheet.pixels.contains(252))
  }
}
