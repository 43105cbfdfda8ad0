import GRDB

extension TrialProgress {
  /// The trials that a condition on `trial` selects, oldest first; the sweep's objective tells which metric counts.
  static func fetchAll(
    _ db: Database, objective: MetricObjective, where condition: SQL
  ) throws -> [TrialProgress] {
    let name = MetricName(objective.metric)
    let rows = try SQLRequest<Row>(
      """
      SELECT \(MetricSummary.columns), trial.id, trial.state, pausedEpoch, runsAlone, failureCount,
        trial.failureReason, durationSeconds,
        (SELECT max(lastEpoch) FROM metricSummary WHERE metricSummary.run = run.id)
      FROM trial
      LEFT JOIN run ON run.id = (SELECT max(id) FROM run WHERE run.trial = trial.id)
      LEFT JOIN metricSummary ON metricSummary.run = run.id
        AND metric = (SELECT id FROM metric WHERE split = \(name.split) AND name = \(name.name))
      WHERE \(condition) ORDER BY trial.id
      """
    ).fetchCursor(db)
    var result: [TrialProgress] = []
    while let row = try rows.next() {
      // Where the metric was never reported, all of its columns are NULL.
      let summary = try (row[0] as Int?).map { _ in try MetricSummary(row) }
      result.append(
        try TrialProgress(
          id: row[8], state: TrialState(rawValue: row[9]) ?? .failed, pausedEpoch: row[10],
          runsAlone: row[11],
          failures: row[12], reason: row[13], epoch: summary?.lastEpoch ?? row[15], value: summary?.last,
          best: summary?.best(objective.goal)?.value, seconds: row[14]))
    }
    return result
  }
}
