/// Which value of a metric's course is meant.
public enum MetricAspect: String, Sendable, CaseIterable {
  /// The best value by the metric's goal.
  case best
  /// The value at the last epoch.
  case last
  /// The least value.
  case min
  /// The greatest value.
  case max
  /// The epoch that first reached the best value.
  case epoch
}
