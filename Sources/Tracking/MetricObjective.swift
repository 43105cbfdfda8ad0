/// Whether more or less of a metric is better.
public enum Goal: String, Sendable, Codable, CaseIterable {
  /// More is better.
  case maximize
  /// Less is better.
  case minimize

  /// Whether a value beats another one; NaN beats nothing and is beaten by every number.
  public func prefers(_ value: Double, to other: Double) -> Bool {
    guard !value.isNaN else { return false }
    return other.isNaN || (self == .maximize ? value > other : value < other)
  }

  /// The best of some values; NaN where none is a number.
  func best(of values: some Sequence<Double>) -> Double {
    values.reduce(.nan) { prefers($1, to: $0) ? $1 : $0 }
  }
}

/// What "best" means: a metric such as `val.f1` and the direction in which it improves.
public struct MetricObjective: Hashable, Sendable, Codable {
  /// The metric, `split.name`.
  public var metric: String
  /// The direction.
  public var goal: Goal

  /// An objective.
  public init(metric: String, goal: Goal) {
    self.metric = metric
    self.goal = goal
  }
}
