import GRDB

/// Points that wait for the next transaction, by metric.
struct PointBuffer {
  private struct Series {
    let metric: String
    var points: [MetricPoint] = []
    /// Values that were logged without a place.
    var unplaced: [Double] = []
  }

  private var series: [Series] = []
  private var positions: [String: Int] = [:]
  /// The number of points.
  private(set) var count = 0

  /// Adds a point.
  mutating func append(_ point: MetricPoint, metric: String) {
    series[position(of: metric)].points.append(point)
    count += 1
  }

  /// Adds a value that comes one step after the metric's last point, whichever that is when it is written.
  mutating func append(_ value: Double, metric: String) {
    series[position(of: metric)].unplaced.append(value)
    count += 1
  }

  /// Forgets the points, keeps the room that they took.
  mutating func removeAll() {
    for position in series.indices {
      series[position].points.removeAll(keepingCapacity: true)
      series[position].unplaced.removeAll(keepingCapacity: true)
    }
    count = 0
  }

  /// Writes the points and brings the summaries up to date; returns the metrics' numbers, new ones included.
  func write(run: Int64, metricKeys: [String: Int64], _ db: Database) throws -> [String: Int64] {
    var keys = metricKeys
    for series in series where !series.points.isEmpty || !series.unplaced.isEmpty {
      let key = try keys[series.metric] ?? Self.metricKey(MetricName(series.metric), db)
      keys[series.metric] = key
      if !series.points.isEmpty { try PointTables.write(series.points, run: run, metric: key, db) }
      if !series.unplaced.isEmpty { try PointTables.append(series.unplaced, run: run, metric: key, db) }
    }
    return keys
  }

  private mutating func position(of metric: String) -> Int {
    if let position = positions[metric] { return position }
    positions[metric] = series.count
    series.append(Series(metric: metric))
    return series.count - 1
  }

  private static func metricKey(_ metric: MetricName, _ db: Database) throws -> Int64 {
    let names: StatementArguments = [metric.split, metric.name]
    if let key = try Int64.fetchOne(
      db, sql: "SELECT id FROM metric WHERE split = ? AND name = ?", arguments: names)
    {
      return key
    }
    try db.execute(sql: "INSERT INTO metric (split, name) VALUES (?, ?)", arguments: names)
    return db.lastInsertedRowID
  }
}
