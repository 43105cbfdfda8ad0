import Tensors
import TestSupport
import Testing

/// Convolution against nested loops, in shapes that hit the blocked and the plain kernels.
@Suite struct ConvolutionOperationTests {
  struct Case: Sendable, CustomStringConvertible {
    var batch = 2
    var channels: Int
    var filters: Int
    var groups = 1
    var window: ReferenceWindow
    var activation: ActivationFunction?
    var usesBias = true

    init(
      _ channels: Int, _ filters: Int, input: [Int] = [7, 9], kernel: [Int] = [3, 3],
      _ change: (inout Case) -> Void = { _ in }
    ) {
      (self.channels, self.filters) = (channels, filters)
      window = ReferenceWindow(input: input, kernel: kernel)
      change(&self)
    }

    var description: String {
      "\(batch)x\(channels)x\(Shape(window.input)) -> \(filters), groups \(groups), kernel \(Shape(window.kernel)), "
        + "stride \(Shape(window.strides)), dilation \(Shape(window.dilations)), "
        + "padding \(window.begin) \(window.end), \(activation?.rawValue ?? "linear")"
    }
  }

  static let channelCounts = [1, 3, 6, 16, 17, 32]

  static let channelCases = channelCounts.flatMap { channels in
    channelCounts.map { filters in Case(channels, filters) { $0.window.begin = [1, 1] } }
  }

  static let windowCases: [Case] = [(3, 6), (16, 32), (17, 16)].flatMap { channels, filters in
    [
      Case(channels, filters) { $0.window.strides = [2, 2] },
      Case(channels, filters) { $0.window.strides = [1, 3] },
      Case(channels, filters) { ($0.window.begin, $0.window.end) = ([0, 1], [1, 0]) },
      Case(channels, filters) { ($0.window.begin, $0.window.end) = ([2, 2], [2, 2]) },
      Case(channels, filters) { $0.window.dilations = [2, 3] },
      Case(channels, filters) {
        $0.window.dilations = [2, 2]
        ($0.window.begin, $0.window.end, $0.window.strides) = ([2, 1], [2, 2], [2, 1])
      },
      Case(channels, filters, kernel: [1, 1]),
      Case(channels, filters, kernel: [1, 1]) { $0.window.strides = [2, 2] },
      Case(channels, filters, kernel: [5, 2]),
      Case(channels, filters, kernel: [7, 9]),
      Case(channels, filters, input: [1, 1], kernel: [3, 3]) {
        ($0.window.begin, $0.window.end) = ([1, 1], [1, 1])
      },
    ]
  }

  static let rankCases: [Case] = [(3, 6), (16, 32), (17, 16)].flatMap { channels, filters in
    [
      Case(channels, filters, input: [9], kernel: [3]) { ($0.window.begin, $0.window.strides) = ([2], [2]) },
      Case(channels, filters, input: [11], kernel: [2]) { $0.window.dilations = [3] },
      Case(channels, filters, input: [4, 5, 3], kernel: [3, 2, 1]) { $0.window.strides = [1, 2, 2] },
      Case(channels, filters, input: [4, 3, 5], kernel: [3, 3, 3]) {
        ($0.window.begin, $0.window.end) = ([1, 1, 1], [1, 1, 1])
      },
      Case(channels, channels * 2, input: [4, 3, 5], kernel: [2, 2, 3]) { $0.groups = channels },
      Case(channels, channels, input: [12], kernel: [3]) { $0.groups = channels },
    ]
  }

  static let groupCases: [Case] = [
    Case(6, 6) { $0.groups = 2 },
    Case(6, 12) { $0.groups = 3 },
    Case(32, 32) { $0.groups = 2 },
    Case(32, 16) { $0.groups = 2 },
    Case(16, 16) { $0.groups = 16 },
    Case(17, 17) { $0.groups = 17 },
    Case(3, 6) { $0.groups = 3 },
    Case(32, 32) {
      $0.groups = 32
      ($0.window.begin, $0.window.end, $0.window.strides) = ([1, 1], [1, 1], [2, 2])
    },
  ]

  static let activationCases: [Case] = ActivationFunction.fusedInTraining.flatMap { function in
    [(3, 6), (16, 32), (6, 17)].map { channels, filters in
      Case(channels, filters) { $0.activation = function }
    }
  }

  static let otherCases: [Case] = [
    Case(16, 32) { $0.usesBias = false },
    Case(6, 6) { ($0.usesBias, $0.groups) = (false, 2) },
    Case(16, 16) { $0.batch = 1 },
    Case(3, 17) { $0.batch = 13 },
  ]

  @Test(arguments: channelCases + windowCases + rankCases)
  func agreesWithLoops(_ test: Case) throws { try compare(test) }

  @Test(arguments: groupCases + activationCases + otherCases)
  func agreesWithLoopsWhenGroupedOrActivated(_ test: Case) throws { try compare(test) }

  /// What is frozen costs no gradient of its own and changes nothing of the input's.
  @Test(arguments: channelCases + activationCases)
  func frozenParametersHaveNoGradient(_ test: Case) throws { try compare(test, isFrozen: true) }

  /// Sums of up to 300 products in single precision, whose errors an activation may double.
  private static let tolerance = 5e-6

  private func compare(_ test: Case, isFrozen: Bool = false) throws {
    let reference = ReferenceConvolution(
      batch: test.batch, channels: test.channels, filters: test.filters, groups: test.groups,
      window: test.window)
    let input = referenceValues(reference.inputCount, seed: 1)
    let weights = referenceValues(reference.weightCount, seed: 2)
    let biases = test.usesBias ? referenceValues(test.filters, seed: 3) : nil
    let gradient = referenceValues(reference.outputCount, seed: 4)

    let weight = Parameter(
      "weight", Shape([test.filters, test.channels / test.groups] + test.window.kernel), weights)
    let bias = biases.map { Parameter("bias", [test.filters], $0) }
    weight.isFrozen = isFrozen
    bias?.isFrozen = isFrozen
    let run = try OperationRun(
      input: Tensor(Shape([test.batch, test.channels] + test.window.input), input), gradient: gradient
    ) {
      try ConvolutionGeometry(
        input: $0, weight: weight, bias: bias, window: Window(test.window), groups: test.groups,
        outputShape: Shape([test.filters] + test.window.output), activation: test.activation, training: true
      ).operation()
    }

    let name = test.activation?.rawValue
    let linear = reference.forward(input: input, weight: weights, bias: biases)
    #expect(worstDifference(run.output, ReferenceActivation.apply(name, linear)) < Self.tolerance)
    let expected = reference.backward(
      input: input, weight: weights,
      gradient: ReferenceActivation.backward(name, input: linear, gradient: gradient))
    #expect(worstDifference(run.inputGradient, expected.input) < Self.tolerance)
    guard !isFrozen else {
      #expect(weight.gradient == nil && bias?.gradient == nil)
      return
    }
    #expect(worstDifference(try weight.gradientValues(), expected.weight) < Self.tolerance)
    if let bias { #expect(worstDifference(try bias.gradientValues(), expected.bias) < Self.tolerance) }
  }
}
