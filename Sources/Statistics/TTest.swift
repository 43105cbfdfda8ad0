/// A test whether two means differ, by Student's t.
public struct TTest: Hashable, Sendable {
  /// The difference of the means in standard errors; infinite where nothing spreads and the means differ.
  public let statistic: Double
  /// How well the spread is known; Welch's is no whole number.
  public let degreesOfFreedom: Double

  /// The probability of a difference at least as large where there is none in truth.
  public var pValue: Double {
    StudentDistribution(degreesOfFreedom: degreesOfFreedom).twoSidedProbability(statistic)
  }

  /// The paired test of numbers that belong together two by two, such as results with the same seed.
  ///
  /// Where all differences are the same the means differ for certain, unless the differences are 0.
  ///
  /// - Returns: nil with fewer than two pairs.
  public static func paired(_ pairs: [(Double, Double)]) -> TTest? {
    guard let moments = Moments(pairs.map { $0 - $1 }), let variance = moments.variance else { return nil }
    return TTest(
      difference: moments.mean, squaredError: variance / Double(moments.count),
      degreesOfFreedom: Double(moments.count - 1))
  }

  /// Welch's test of two sets of numbers that may spread differently (Biometrika 34, 1947).
  ///
  /// - Returns: nil where either has fewer than two numbers.
  public static func welch(_ left: [Double], _ right: [Double]) -> TTest? {
    guard let left = Moments(left), let right = Moments(right) else { return nil }
    guard let leftVariance = left.variance, let rightVariance = right.variance else { return nil }
    let leftError = leftVariance / Double(left.count)
    let rightError = rightVariance / Double(right.count)
    let error = leftError + rightError
    let degrees =
      error * error
      / (leftError * leftError / Double(left.count - 1) + rightError * rightError / Double(right.count - 1))
    return TTest(
      difference: left.mean - right.mean, squaredError: error,
      degreesOfFreedom: degrees.isNaN ? Double(left.count + right.count - 2) : degrees)
  }

  private init(difference: Double, squaredError: Double, degreesOfFreedom: Double) {
    statistic = difference == 0 ? 0 : difference / squaredError.squareRoot()
    self.degreesOfFreedom = degreesOfFreedom
  }
}
