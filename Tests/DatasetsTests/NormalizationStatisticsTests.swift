import Datasets
import Tensors
import TestSupport
import Testing

/// Means and deviations of the samples that are trained on (`scripts/golden/normalization.py`).
@Suite struct NormalizationStatisticsTests {
  private static let values = spreadValues(9 * 60, stream: 17, scale: 1).enumerated().map { index, value in
    index / 20 % 3 == 1 ? 0.7 : value
  }
  private static let shape: Shape = [3, 4, 5]
  private static let labels = [Int32](repeating: 0, count: 9)

  private func check(_ found: Normalization, mean: [Double], deviation: [Double]) {
    for (value, expected) in zip(found.mean + found.deviation, mean + deviation) {
      #expect(abs(value - expected) < 1e-12 * max(1, abs(expected)))
    }
    #expect(found.mean.count == 3)
  }

  @Test func bytesAgreeWithNumPy() {
    let bytes = Self.values.map { UInt8(($0 * 127.5 + 127.5).rounded(.down)) }
    let samples = Samples(.bytes(bytes), shape: Self.shape, labels: Self.labels, valueMaximum: 255)
    let found = Normalization.standardizing(samples, over: [2, 7, 3, 8])
    #expect(found.divisor == 255)
    check(
      found, mean: [0.5, 0.8470588235294118, 0.48014705882352954],
      deviation: [0.2981636737042278, 1, 0.2628166742937228])
  }

  @Test func numbersAgreeWithNumPy() {
    let samples = Samples(
      .floats(Self.values.map { $0 + 100 }), shape: Self.shape, labels: Self.labels, valueMaximum: 1
    ).normalized(by: Normalization(divisor: 2))
    let found = Normalization.standardizing(samples, over: [2, 7, 3, 8])
    #expect(found.divisor == 2)
    check(
      found, mean: [50.00201487541199, 50.349998474121094, 49.98236584663391],
      deviation: [0.2981288375040022, 1, 0.2628971472623755])
  }

  @Test func standardizedSamplesHaveMeanZeroAndDeviationOne() throws {
    let digits = try DatasetCatalog(dataPath: nil).load("digits").train
    let indices = (0..<Int32(700)).map { 2 * $0 }
    let found = Normalization.standardizing(digits, over: indices)
    let values = digits.normalized(by: found).tensor(indices[...]).values.map(Double.init)
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
    #expect(abs(mean) < 1e-6)
    #expect(abs(variance - 1) < 1e-5)
  }
}
