import GRDB

extension MetricSummary {
  /// The columns of the table `metricSummary` that make a summary.
  static let columns: SQL = """
    pointCount, lastValue, lastEpoch, lastStep, minValue, minEpoch, maxValue, maxEpoch
    """

  /// Reads these columns, which begin at a place of a row: reports read them by the ten thousand, and looking their
  /// names up would take longer than reading them.
  init(_ row: Row, from place: Int = 0) throws {
    try self.init(MetricPoint(epoch: row[place + 2], step: row[place + 3], value: row[place + 1] ?? .nan))
    count = try row[place]
    (min, minEpoch) = try (row[place + 4], row[place + 5])
    (max, maxEpoch) = try (row[place + 6], row[place + 7])
  }

  /// The summary of a run's metric as far as it is written.
  static func fetch(run: Int64, metric: Int64, _ db: Database) throws -> MetricSummary? {
    try SQLRequest<Row>(
      "SELECT \(columns) FROM metricSummary WHERE run = \(run) AND metric = \(metric)"
    ).fetchOne(db).map { try MetricSummary($0) }
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
