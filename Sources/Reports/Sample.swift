/// Numbers that several runs of one configuration gave.
struct Sample: Hashable, Sendable {
  let mean: Double
  /// The standard deviation with n - 1 below the line; nil for one number.
  let deviation: Double?
  let min: Double
  let max: Double

  /// The summary of some numbers; nil where there are none.
  init?(_ numbers: [Double]) {
    guard let low = numbers.min(), let high = numbers.max() else { return nil }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    deviation = numbers.count > 1 ? (squares / Double(numbers.count - 1)).squareRoot() : nil
    min = low
    max = high
  }
}
