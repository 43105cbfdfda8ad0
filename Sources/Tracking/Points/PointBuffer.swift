import GRDB

/// Points that wait for the next transaction, by metric.
struct PointBuffer {
  private var names: [String] = []
  private var positions: [String: Int] = [:]
  private var points: [[MetricPoint]] = []
  /// The number of points.
  private(set) var count = 0

  /// Adds a point.
  mutating func append(_ point: MetricPoint, metric: String) {
    count += 1
    if let position = positions[metric] {
      points[position].append(point)
    } else {
      positions[metric] = names.count
      names.append(metric)
      points.append([point])
    }
  }

  /// Forgets the points, keeps the room that they took.
  mutating func removeAll() {
    count = 0
    for position in points.indices { points[position].removeAll(keepingCapacity: true) }
  }

  /// Writes the points and brings the summaries up to date; returns the metrics' numbers, new ones included.
  func write(run: Int64, metricKeys: [String: Int64], _ db: Database) throws -> [String: Int64] {
    var keys = metricKeys
    for (name, points) in zip(names, points) where !points.isEmpty {
      let key = try keys[name] ?? Self.metricKey(MetricName(name), db)
      keys[name] = key
      try PointTables.write(points, run: run, metric: key, db)
    }
    return keys
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
