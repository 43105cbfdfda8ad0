import Foundation

/// A continuous law of probability.
public enum Law: Hashable, Sendable {
  /// Every number between two others is as likely as any.
  case uniform(min: Double, max: Double)
  /// Every order of magnitude between two positive numbers is as likely as any.
  case logUniform(min: Double, max: Double)
  /// The normal distribution.
  case normal(mu: Double, sigma: Double)
  /// The numbers whose natural logarithm is normal.
  case logNormal(mu: Double, sigma: Double)
}

extension Law {
  /// Whether there is a least and a greatest number.
  var isBounded: Bool {
    switch self {
    case .uniform, .logUniform: true
    case .normal, .logNormal: false
    }
  }

  /// What draws are within: the bounds, or nine deviations to either side.
  var reach: ClosedRange<Double> {
    switch self {
    case .uniform(let min, let max), .logUniform(let min, let max): min...max
    case .normal(let mu, let sigma): mu - 9 * sigma...mu + 9 * sigma
    case .logNormal(let mu, let sigma): exp(mu - 9 * sigma)...exp(mu + 9 * sigma)
    }
  }

  /// The probability of a number of at most `x`.
  func cumulative(_ x: Double) -> Double {
    switch self {
    case .uniform(let min, let max): clamped((x - min) / (max - min))
    case .logUniform(let min, let max): x <= min ? 0 : clamped((log(x) - log(min)) / (log(max) - log(min)))
    case .normal(let mu, let sigma): StandardNormal.cumulative((x - mu) / sigma)
    case .logNormal(let mu, let sigma): x <= 0 ? 0 : StandardNormal.cumulative((log(x) - mu) / sigma)
    }
  }

  /// The number that is not exceeded with the given probability; those of unbounded laws end at six deviations.
  func quantile(_ probability: Double) -> Double {
    let tail = 0x1p-30
    let inner = min(max(probability, tail), 1 - tail)
    switch self {
    case .uniform(let min, let max): return min + probability * (max - min)
    case .logUniform(let min, let max): return exp(log(min) + probability * (log(max) - log(min)))
    case .normal(let mu, let sigma): return mu + sigma * StandardNormal.quantile(inner)
    case .logNormal(let mu, let sigma): return exp(mu + sigma * StandardNormal.quantile(inner))
    }
  }

  private func clamped(_ probability: Double) -> Double { min(max(probability, 0), 1) }
}

extension Law {
  /// Refuses laws that cannot be drawn from.
  func check() throws(SweepError) {
    switch self {
    case .uniform(let min, let max):
      try Self.check(min: min, max: max)
    case .logUniform(let min, let max):
      guard min > 0 else {
        throw .invalidDistribution(expected: "min above 0, since its logarithm is taken", found: "\(min)")
      }
      try Self.check(min: min, max: max)
    case .normal(let mu, let sigma):
      try Self.check(mu: mu, sigma: sigma)
    case .logNormal(let mu, let sigma):
      try Self.check(mu: mu, sigma: sigma)
      guard exp(mu - 9 * sigma) > 0, exp(mu + 9 * sigma).isFinite else {
        throw .invalidDistribution(
          expected: "a mu and a sigma of the logarithm, of which doubles can hold the power",
          found: "mu \(mu) and sigma \(sigma)")
      }
    }
  }

  private static func check(min: Double, max: Double) throws(SweepError) {
    guard min < max else {
      throw .invalidDistribution(expected: "min below max", found: "min \(min) and max \(max)")
    }
    guard (max - min).isFinite else {
      throw .invalidDistribution(expected: "a finite range", found: "min \(min) and max \(max)")
    }
  }

  private static func check(mu: Double, sigma: Double) throws(SweepError) {
    guard sigma > 0 else { throw .invalidDistribution(expected: "sigma above 0", found: "\(sigma)") }
    guard mu.isFinite, (abs(mu) + 9 * sigma).isFinite else {
      throw .invalidDistribution(expected: "finite numbers", found: "mu \(mu) and sigma \(sigma)")
    }
  }
}
