import Settings

/// What is made of a stored value before a network sees it: `(value / divisor - mean) / deviation`.
public struct Normalization: Encodable, Hashable, Sendable {
  /// What stored values are divided by.
  public let divisor: Double
  /// Mean of each channel after the division; empty where nothing is subtracted.
  public let mean: [Double]
  /// Standard deviation of each channel after the division; as many as there are means.
  public let deviation: [Double]

  /// A division, and a standardization where means and deviations are given.
  ///
  /// - Precondition: the divisor and all deviations are positive, and there are as many means as deviations.
  public init(divisor: Double, mean: [Double] = [], deviation: [Double] = []) {
    precondition(divisor > 0 && deviation.allSatisfy { $0 > 0 }, "only positive numbers can divide")
    precondition(mean.count == deviation.count, "\(mean.count) means and \(deviation.count) deviations")
    (self.divisor, self.mean, self.deviation) = (divisor, mean, deviation)
  }

  /// The value as a network sees it; a channel is looked at only where there are means.
  public func apply(_ value: Float, channel: Int) -> Float {
    let scaled = value / Float(divisor)
    return mean.isEmpty ? scaled : (scaled - Float(mean[channel])) / Float(deviation[channel])
  }
}

extension Normalization: Decodable {
  private enum CodingKeys: String, CodingKey { case divisor, mean, deviation }

  /// Reads what a store keeps; refuses what cannot be divided by.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let divisor = try container.decode(Double.self, forKey: .divisor)
    let mean = try container.decode([Double].self, forKey: .mean)
    let deviation = try container.decode([Double].self, forKey: .deviation)
    guard divisor > 0, deviation.allSatisfy({ $0 > 0 }), mean.count == deviation.count else {
      throw SettingsError("expected a positive divisor, and as many positive deviations as means")
    }
    self.init(divisor: divisor, mean: mean, deviation: deviation)
  }
}
