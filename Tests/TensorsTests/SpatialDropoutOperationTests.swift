import Tensors
import TestSupport
import Testing

/// Spatial dropout keeps or zeroes whole channels, forward and backward alike.
@Suite struct SpatialDropoutOperationTests {
  static let forms: [(Shape, OperationRun.Arrangement)] = [
    ([3, 40, 5], .plain), ([4, 17, 3, 4], .plain), ([4, 17, 3, 4], .afterConvolution),
    ([4, 32, 3, 3], .afterConvolution), ([2, 16, 2, 3, 2], .afterConvolution),
  ]

  @Test(arguments: forms)
  func channelsLiveOrDieTogether(_ shape: Shape, _ arrangement: OperationRun.Arrangement) throws {
    let rate = 0.4
    let ones = [Double](repeating: 1, count: shape.count)
    let run = try OperationRun(input: Tensor(shape, ones), arrangement: arrangement, gradient: ones) {
      try SpatialDropoutOperation(
        input: $0, rate: Float(rate), keys: PassKeys(SeededGenerator(seed: 3), of: PassNumber()))
    }
    let area = shape.count / shape[0] / shape[1]
    let kept = stride(from: 0, to: shape.count, by: area).map { run.output[$0] }
    #expect(run.output == kept.flatMap { [Float](repeating: $0, count: area) })
    #expect(run.inputGradient == run.output)
    #expect(Set(kept) == [0, 1 / (1 - Float(rate))])
    let zeros = kept.count { $0 == 0 }
    // Four standard deviations of a binomial count.
    let expected = Double(kept.count) * rate
    #expect(abs(Double(zeros) - expected) < 4 * (expected * (1 - rate)).squareRoot())
  }
}
