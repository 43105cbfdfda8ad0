/// Student's t distribution.
public struct StudentDistribution: Hashable, Sendable {
  /// Above 0; whole or not.
  public let degreesOfFreedom: Double

  /// - Parameter degreesOfFreedom: above 0.
  public init(degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }

  /// The probability of a value up to t.
  public func cumulative(_ t: Double) -> Double {
    let tail = twoSidedProbability(t) / 2
    return t > 0 ? 1 - tail : tail
  }

  /// The probability of a value at least as far from 0 as t: the p-value of a two-sided test.
  public func twoSidedProbability(_ t: Double) -> Double {
    let square = t * t
    guard square.isFinite else { return t.isNaN ? .nan : 0 }
    return square > degreesOfFreedom
      ? regularizedBeta(degreesOfFreedom / (degreesOfFreedom + square), degreesOfFreedom / 2, 0.5)
      : 1 - regularizedBeta(square / (degreesOfFreedom + square), 0.5, degreesOfFreedom / 2)
  }

  /// The value below which lies a probability: half an interval's width in standard errors, for 0.975 that of 95%.
  ///
  /// - Parameter probability: between 0 and 1; the quantiles of 0 and 1 are infinite.
  public func quantile(_ probability: Double) -> Double {
    guard probability > 0, probability < 1 else {
      return probability == 0 ? -.infinity : probability == 1 ? .infinity : .nan
    }
    let outside = 2 * min(probability, 1 - probability)
    var (low, high) = (0.0, 1.0)
    while twoSidedProbability(high) > outside, high.isFinite { (low, high) = (high, 2 * high) }
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if twoSidedProbability(middle) > outside { low = middle } else { high = middle }
    }
    return probability < 0.5 ? -high : low + (high - low) / 2
  }
}
