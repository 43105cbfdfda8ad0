import GRDB

extension RunField {
  /// The value of the field for a row of the table `run`; NULL where there is none, and for NaN.
  ///
  /// Of tags it is the list that a person reads.
  var sql: SQL {
    switch self {
    case .name: "run.name"
    case .id: "run.uuid"
    case .experiment: "(SELECT name FROM experiment WHERE experiment.id = run.experiment)"
    case .sweep:
      """
      (SELECT sweep.name FROM trial JOIN sweep ON sweep.id = trial.sweep WHERE trial.id = run.trial)
      """
    case .state: "run.state"
    case .architecture: "(SELECT nullif(name, '') FROM architecture WHERE architecture.id = run.architecture)"
    case .dataset: "(SELECT nullif(name, '') FROM dataset WHERE dataset.id = run.dataset)"
    case .started: "strftime('%Y-%m-%dT%H:%M:%SZ', run.startedAtSeconds, 'unixepoch')"
    case .tag:
      """
      (SELECT group_concat(tag, ', ') FROM (SELECT tag FROM runTag WHERE runTag.run = run.id ORDER BY tag))
      """
    case .seed:
      """
      iif(\(Self.isLoggedSQL) AND NOT EXISTS (SELECT 1 FROM param WHERE param.run = run.id AND param.name = 'seed'),
        NULL, run.seed)
      """
    case .epochs:
      """
      ifnull(run.epochs, (SELECT max(lastEpoch) FROM metricSummary WHERE metricSummary.run = run.id AND lastEpoch > 0))
      """
    case .parameters: "iif(run.parameterCount = 0 AND \(Self.isLoggedSQL), NULL, run.parameterCount)"
    case .multiplyAdds: "run.multiplyAdds"
    case .duration: "run.durationSeconds"
    case .samplesPerSecond: "run.samplesPerSecond"
    case .cpuSeconds: "run.cpuSeconds"
    case .peakMemory: "run.peakMemoryBytes"
    case .param(let name): "(SELECT value FROM param WHERE param.run = run.id AND param.name = \(name))"
    case .metric(let metric, let aspect, let goal): Self.summarySQL(metric, aspect, goal)
    }
  }

  /// Whether another program trained the run, so that what it did not say is unknown.
  private static let isLoggedSQL: SQL =
    "(SELECT hash = '' FROM architecture WHERE architecture.id = run.architecture)"

  private static func summarySQL(_ metric: String, _ aspect: MetricAspect, _ goal: Goal) -> SQL {
    let name = MetricName(metric)
    let column: SQL =
      switch aspect {
      case .best: bestSQL(metric, goal, maximum: "maxValue", minimum: "minValue")
      case .epoch: bestSQL(metric, goal, maximum: "nullif(maxEpoch, 0)", minimum: "nullif(minEpoch, 0)")
      case .last: "lastValue"
      case .min: "minValue"
      case .max: "maxValue"
      }
    return """
      (SELECT \(column) FROM metricSummary WHERE metricSummary.run = run.id
        AND metricSummary.metric = (SELECT id FROM metric WHERE split = \(name.split) AND name = \(name.name)))
      """
  }

  /// What a run's objective says of its own metric, else what the goal says.
  private static func bestSQL(_ metric: String, _ goal: Goal, maximum: SQL, minimum: SQL) -> SQL {
    """
    CASE iif(run.objectiveMetric = \(metric), run.objectiveGoal, \(goal.rawValue))
      WHEN 'maximize' THEN \(maximum) ELSE \(minimum) END
    """
  }
}
