import Tensors
import TestSupport
import Testing

/// Transposed convolution against the transpose of nested loops.
@Suite struct TransposedConvolutionTests {
  struct Case: Sendable, CustomStringConvertible {
    let channels, filters: Int
    var groups = 1
    /// Of the convolution that goes the other way; its input is the output here.
    var window: ReferenceWindow

    var description: String {
      "\(channels) -> \(filters) x \(Shape(window.input)), groups \(groups), kernel \(Shape(window.kernel)), "
        + "stride \(Shape(window.strides)), dilation \(Shape(window.dilations)), padding \(window.begin)"
    }
  }

  static let windows: [ReferenceWindow] = [
    window([7, 6], [3, 2]), window([8, 9], [2, 2], stride: 2),
    window([9, 9], [3, 3], stride: 2, padding: 1),
    window([9, 8], [3, 3], dilation: 2), window([7], [3], stride: 2),
    window([5, 4, 6], [2, 2, 3], stride: 2),
  ]

  private static func window(
    _ input: [Int], _ kernel: [Int], stride: Int = 1, padding: Int = 0, dilation: Int = 1
  ) -> ReferenceWindow {
    var window = ReferenceWindow(input: input, kernel: kernel)
    window.strides = input.map { _ in stride }
    window.dilations = input.map { _ in dilation }
    window.begin = input.map { _ in padding }
    window.end = window.begin
    return window
  }

  static let cases: [Case] = windows.flatMap { window in
    [(3, 6, 1), (16, 32, 1), (17, 16, 1), (6, 9, 3), (32, 16, 2), (16, 16, 16)].map {
      Case(channels: $0, filters: $1, groups: $2, window: window)
    }
  }

  @Test(arguments: cases)
  func agreesWithLoops(_ test: Case) throws {
    let convolution = ReferenceConvolution(
      batch: 2, channels: test.filters, filters: test.channels, groups: test.groups, window: test.window)
    let reference = ReferenceTransposedConvolution(of: convolution)
    let input = referenceValues(convolution.outputCount, seed: 1)
    let weights = referenceValues(convolution.weightCount, seed: 2)
    let biases = referenceValues(test.filters, seed: 3)
    let gradient = referenceValues(convolution.inputCount, seed: 4)
    let weight = Parameter(
      "weight", Shape([test.channels, test.filters / test.groups] + test.window.kernel), weights)
    let bias = Parameter("bias", [test.filters], biases)
    let run = try OperationRun(
      input: Tensor(Shape([2, test.channels] + test.window.output), input), gradient: gradient
    ) {
      try ConvolutionGeometry(
        input: $0, weight: weight, bias: bias, window: Window(test.window), groups: test.groups,
        outputShape: Shape([test.filters] + test.window.input), activation: nil, isTransposed: true,
        training: true
      ).operation()
    }
    let output = reference.forward(input: input, weight: weights, bias: biases)
    #expect(worstDifference(run.output, output) < 5e-6)
    let expected = reference.backward(input: input, weight: weights, gradient: gradient)
    #expect(worstDifference(run.inputGradient, expected.input) < 5e-6)
    #expect(worstDifference(try weight.gradientValues(), expected.weight) < 5e-6)
    #expect(worstDifference(try bias.gradientValues(), expected.bias) < 5e-6)
  }
}
