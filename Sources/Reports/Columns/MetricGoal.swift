import Scoring
public import Tracking

extension Goal {
  /// The direction in which a metric improves, judged by its name: losses and errors get better by falling.
  ///
  /// - Parameter metric: `split.name`, such as `val.f1`, or the name alone, both with what narrows it.
  public static func ofMetric(named metric: String) -> Goal {
    let name = metric.split(separator: ".", maxSplits: 1).last.map(String.init) ?? metric
    if let known = Scoring.MetricName(String(name.prefix { $0 != "[" })) {
      return known.isBetterWhenLower ? .minimize : .maximize
    }
    return name == "loss" || name.hasSuffix("_loss") || name.hasSuffix("error") ? .minimize : .maximize
  }
}

extension RunRecord {
  /// The direction in which a metric improves: what the run's objective says of it, else what its name says.
  package func goal(of metric: String) -> Goal {
    if let objective, objective.metric == metric { return objective.goal }
    return .ofMetric(named: metric)
  }
}
