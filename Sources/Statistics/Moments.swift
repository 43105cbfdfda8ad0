/// The mean of some numbers, and how they spread around it.
public struct Moments: Hashable, Sendable {
  /// The number of numbers, at least one.
  public let count: Int
  /// Their sum divided by their number.
  public let mean: Double
  /// The mean squared distance from the mean, with n - 1 below the line; nil for one number.
  public let variance: Double?

  /// The moments of some numbers; nil where there are none.
  public init?(_ numbers: [Double]) {
    guard let first = numbers.first else { return nil }
    // Distances from one of them are small and exact where the numbers are alike.
    let mean = first + numbers.reduce(0) { $0 + ($1 - first) } / Double(numbers.count)
    (count, self.mean) = (numbers.count, mean)
    let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    variance = numbers.count > 1 ? squares / Double(numbers.count - 1) : nil
  }

  /// The standard deviation; nil for one number.
  public var deviation: Double? { variance?.squareRoot() }

  /// Half the width of the interval around the mean that holds the true mean with a probability of 95%, by Student's t;
  /// nil for one number.
  public var halfWidth95: Double? {
    deviation.map {
      StudentDistribution(degreesOfFreedom: Double(count - 1)).quantile(0.975) * $0
        / Double(count).squareRoot()
    }
  }
}
