import GRDB

extension RunSummary {
  /// What a run's metrics and its start tell of it; points are written before.
  ///
  /// - Parameter usage: of the process, where the run is its own.
  init(loggedBy run: Int64, now: Double, usage: ProcessUsage?, _ db: Database) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT startedAtSeconds, objectiveGoal, minEpoch, maxEpoch,
          (SELECT max(lastEpoch) FROM metricSummary WHERE metricSummary.run = run.id)
        FROM run
        LEFT JOIN metric
          ON CASE metric.split WHEN '' THEN metric.name ELSE metric.split || '.' || metric.name END
            = run.objectiveMetric
        LEFT JOIN metricSummary ON metricSummary.run = run.id AND metricSummary.metric = metric.id
        WHERE run.id = ?
        """, arguments: [run])
    let best: Int? = try row?[1] == Goal.minimize.rawValue ? row?[2] : row?[3]
    // Epochs are counted from 1; 0 stands for none.
    try self.init(
      epochs: (row?[4]).flatMap(Self.counted), bestEpoch: best.flatMap(Self.counted),
      durationSeconds: max(0, now - (row?[0] ?? now)), peakMemoryBytes: usage?.peakMemoryBytes,
      cpuSeconds: usage?.cpuSeconds)
  }

  private static func counted(_ epoch: Int) -> Int? { epoch > 0 ? epoch : nil }
}
