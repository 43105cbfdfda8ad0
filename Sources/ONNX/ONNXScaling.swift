/// What is made of a raw value before the first layer sees it: `(value / divisor - mean) / deviation`.
public struct ONNXScaling: Hashable, Sendable {
  /// What raw values are divided by.
  public var divisor: Double
  /// Mean of each channel after the division; empty where nothing is subtracted.
  public var mean: [Double]
  /// Standard deviation of each channel after the division; as many as there are means.
  public var deviation: [Double]

  /// A division, and a standardization where means and deviations are given.
  public init(divisor: Double = 1, mean: [Double] = [], deviation: [Double] = []) {
    (self.divisor, self.mean, self.deviation) = (divisor, mean, deviation)
  }
}
