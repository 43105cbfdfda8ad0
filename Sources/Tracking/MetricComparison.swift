/// A metric that was computed again, beside what the store says of it.
public struct MetricComparison: Hashable, Sendable {
  /// What the store's value is of.
  public enum Origin: String, Hashable, Sendable {
    /// The training, at the checkpoint's epoch.
    case training
    /// An evaluation of the same checkpoint on the same samples.
    case evaluation
  }

  /// The metric's name without the split (`f1`).
  public let metric: String
  /// What the store's value is of.
  public let origin: Origin
  /// The store's value; nil is undefined.
  public let stored: Double?
  /// The value now; nil is undefined.
  public let found: Double?
  /// How far both may be apart by rounding.
  public let tolerance: Double

  /// A comparison; NaN counts as undefined.
  public init(metric: String, origin: Origin, stored: Double?, found: Double?, tolerance: Double) {
    (self.metric, self.origin, self.tolerance) = (metric, origin, tolerance)
    self.stored = stored.flatMap { $0.isNaN ? nil : $0 }
    self.found = found.flatMap { $0.isNaN ? nil : $0 }
  }

  /// Whether the values are the same but for rounding.
  public var agrees: Bool {
    guard let stored, let found else { return stored == nil && found == nil }
    return stored == found || abs(stored - found) <= tolerance
  }
}
