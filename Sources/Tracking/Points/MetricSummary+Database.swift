import GRDB

extension MetricSummary {
  /// Reads a row of the table `metricSummary`.
  init(_ row: Row) {
    self.init(
      MetricPoint(epoch: row["lastEpoch"], step: row["lastStep"], value: row["lastValue"] ?? .nan))
    count = row["pointCount"]
    min = row["minValue"]
    minEpoch = row["minEpoch"]
    max = row["maxValue"]
    maxEpoch = row["maxEpoch"]
  }

  /// The summary of a run's metric as far as it is written.
  static func fetch(run: Int64, metric: Int64, _ db: Database) throws -> MetricSummary? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM metricSummary WHERE run = ? AND metric = ?", arguments: [run, metric]
    ).map(MetricSummary.init)
  }

  /// Writes the summary over an earlier one.
  func save(run: Int64, metric: Int64, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO metricSummary (run, metric, pointCount, lastValue, lastEpoch, lastStep,
          minValue, minEpoch, maxValue, maxEpoch)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [run, metric, count, last, lastEpoch, lastStep, min, minEpoch, max, maxEpoch])
  }
}
