import Tensors
import TestSupport
import Testing

/// Kernels that convolve, rectify and pool in one pass, against the three done one after the other.
@Suite struct PooledConvolutionTests {
  struct Case: Sendable, CustomStringConvertible {
    let batch, channels, filters: Int
    let size: [Int]
    var padding = [0, 0]
    var usesBias = true
    var threads = 1

    var description: String {
      "\(batch)x\(channels)x\(Shape(size)) -> \(filters), padding \(Shape(padding)), \(threads) threads"
    }
  }

  static let pixelCases = [
    Case(batch: 2, channels: 1, filters: 32, size: [28, 28]),
    Case(batch: 5, channels: 1, filters: 48, size: [9, 12], padding: [1, 1], threads: 2),
    Case(batch: 1, channels: 3, filters: 16, size: [8, 7], padding: [1, 1], usesBias: false),
    Case(batch: 3, channels: 4, filters: 80, size: [6, 5], padding: [2, 0], threads: 2),
  ]

  static let winogradCases = [
    Case(batch: 2, channels: 32, filters: 64, size: [13, 13]),
    Case(batch: 9, channels: 16, filters: 48, size: [8, 8], padding: [1, 1], threads: 2),
    Case(batch: 1, channels: 16, filters: 16, size: [34, 30], padding: [1, 1], usesBias: false),
    Case(batch: 3, channels: 48, filters: 80, size: [12, 9], padding: [2, 1], threads: 2),
  ]

  /// Errors of the minimal filtering algorithm are a few times those of a sum of products.
  private static let tolerance = 2e-5

  @Test(arguments: pixelCases, [false])
  func pixels(_ test: Case, inputLearns: Bool) throws { try compare(test, inputLearns: inputLearns) }

  @Test(arguments: winogradCases, [true, false])
  func winograd(_ test: Case, inputLearns: Bool) throws { try compare(test, inputLearns: inputLearns) }

  private func compare(_ test: Case, inputLearns: Bool) throws {
    var window = ReferenceWindow(input: test.size, kernel: [3, 3])
    (window.begin, window.end) = (test.padding, test.padding)
    let convolution = ReferenceConvolution(
      batch: test.batch, channels: test.channels, filters: test.filters, window: window)
    var pool = ReferenceWindow(input: window.output, kernel: [2, 2])
    pool.strides = [2, 2]
    let pooling = ReferencePooling(.maximum, window: pool, planes: test.batch * test.filters)
    let input = referenceValues(convolution.inputCount, seed: 1)
    let weights = referenceValues(convolution.weightCount, seed: 2)
    let biases = test.usesBias ? referenceValues(test.filters, seed: 3) : nil
    let gradient = referenceValues(test.batch * test.filters * pool.output[0] * pool.output[1], seed: 4)
    let context = try ComputeContext(threads: test.threads)
    let source = try Buffer(context, shape: Shape([test.batch, test.channels] + test.size))
    try source.load(Tensor(source.layout.shape, input))
    let weight = Parameter("weight", [test.filters, test.channels, 3, 3], weights)
    let bias = biases.map { Parameter("bias", [test.filters], $0) }

    let geometry = ConvolutionGeometry(
      input: source, weight: weight, bias: bias, window: Window(window), groups: 1,
      outputShape: Shape([test.filters] + window.output), activation: .relu, pools: true,
      training: true, inputLearns: inputLearns)
    // On a processor without the kernels nothing is fused, and there is nothing to compare.
    guard let fused = try geometry.handWritten() else { return }
    let pooled = Shape([test.batch, test.filters] + pool.output)
    let outputGradient = try Buffer(context, shape: pooled)
    try outputGradient.load(Tensor(pooled, gradient))
    let pass = try fused.backward(from: outputGradient, wanted: [inputLearns])
    // Twice, as the second step of a training finds the memory as the first left it.
    for step in fused.forward + pass.steps + fused.forward + pass.steps { try step.run() }

    let linear = convolution.forward(input: input, weight: weights, bias: biases)
    let rectified = ReferenceActivation.apply("relu", linear)
    let expected = pooling.run(input: rectified, gradient: gradient)
    #expect(worstDifference(try fused.output.tensor().values, expected.output) < Self.tolerance)
    let through = convolution.backward(
      input: input, weight: weights,
      gradient: ReferenceActivation.backward("relu", input: linear, gradient: expected.inputGradient))
    #expect(worstDifference(try weight.gradientValues(), through.weight) < Self.tolerance)
    if let bias { #expect(worstDifference(try bias.gradientValues(), through.bias) < Self.tolerance) }
    if inputLearns {
      let inputGradient = try #require(pass.inputGradients[0])
      #expect(worstDifference(try inputGradient.tensor().values, through.input) < Self.tolerance)
    }
  }
}
