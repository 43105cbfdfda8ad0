import Tensors
import TestSupport
import Testing

/// Pooling against nested loops, over plain inputs and such as a convolution leaves them.
@Suite struct PoolingOperationTests {
  struct Case: Sendable, CustomStringConvertible {
    var channels: Int
    var window: ReferenceWindow
    var description: String {
      "\(channels)x\(Shape(window.input)), size \(Shape(window.kernel)), stride \(Shape(window.strides)), "
        + "dilation \(Shape(window.dilations)), "
        + "padding \(window.begin) \(window.end)\(window.roundsUp ? ", rounded up" : "")"
    }
  }

  static let cases: [Case] = [1, 6, 16, 17, 32].flatMap { channels in
    [
      ([7, 9], [2, 2], [2, 2], 0), ([7, 9], [3, 3], [2, 2], 1), ([8, 8], [2, 3], [3, 1], 0),
      ([5, 5], [5, 5], [1, 1], 2), ([9], [3], [2], 1), ([4, 5, 6], [2, 3, 2], [2, 1, 2], 1),
    ]
    .flatMap { input, kernel, strides, padding in
      [false, true].map { roundsUp in
        var window = ReferenceWindow(input: input, kernel: kernel)
        let padding = input.map { _ in padding }
        (window.strides, window.begin, window.end, window.roundsUp) = (strides, padding, padding, roundsUp)
        return Case(channels: channels, window: window)
      }
    } + [uneven(channels), dilated(channels)]
  }

  /// Padding at the end only, as `same` gives it.
  private static func uneven(_ channels: Int) -> Case {
    var window = ReferenceWindow(input: [7, 7], kernel: [2, 2])
    (window.strides, window.end) = ([2, 2], [1, 1])
    return Case(channels: channels, window: window)
  }

  private static func dilated(_ channels: Int) -> Case {
    var window = ReferenceWindow(input: [8, 9], kernel: [2, 3])
    (window.dilations, window.strides) = ([2, 3], [1, 2])
    return Case(channels: channels, window: window)
  }

  @Test(arguments: cases, OperationRun.Arrangement.allCases)
  func maximum(_ test: Case, _ arrangement: OperationRun.Arrangement) throws {
    try compare(test, arrangement, .maximum, .maximum)
  }

  static let denseCases = cases.filter { $0.window.dilations.allSatisfy { $0 == 1 } }

  @Test(arguments: denseCases, OperationRun.Arrangement.allCases)
  func sum(_ test: Case, _ arrangement: OperationRun.Arrangement) throws {
    try compare(test, arrangement, .sum, .sum)
  }

  @Test(arguments: denseCases, OperationRun.Arrangement.allCases)
  func average(_ test: Case, _ arrangement: OperationRun.Arrangement) throws {
    for counts in [true, false] {
      try compare(test, arrangement, .average(countsPadding: counts), .average(countsPadding: counts))
    }
  }

  private func compare(
    _ test: Case, _ arrangement: OperationRun.Arrangement, _ kind: PoolingOperation.Kind,
    _ referenceKind: ReferencePooling.Kind
  ) throws {
    let shape = Shape([2, test.channels] + test.window.input)
    let outputShape = Shape([test.channels] + test.window.output)
    let input = referenceValues(shape.count, seed: 1)
    let gradient = referenceValues(2 * outputShape.count, seed: 2)
    let run = try OperationRun(input: Tensor(shape, input), arrangement: arrangement, gradient: gradient) {
      try PoolingOperation(
        kind, input: $0, window: Window(test.window), outputShape: outputShape, training: true)
    }
    let expected = ReferencePooling(referenceKind, window: test.window, planes: 2 * test.channels)
      .run(input: input, gradient: gradient)
    #expect(worstDifference(run.output, expected.output) < 1e-6)
    #expect(worstDifference(run.inputGradient, expected.inputGradient) < 1e-6)
  }
}
