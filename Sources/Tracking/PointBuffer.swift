import GRDB

/// Points that wait for the next transaction, by metric.
struct PointBuffer {
  private var names: [String] = []
  private var positions: [String: Int] = [:]
  private var points: [[MetricPoint]] = []

  /// Adds a point.
  mutating func append(_ point: MetricPoint, metric: String) {
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
    for position in points.indices { points[position].removeAll(keepingCapacity: true) }
  }

  /// Writes the points and brings the summaries up to date; returns the metrics' numbers, new ones included.
  func write(run: Int64, metricKeys: [String: Int64], _ db: Database) throws -> [String: Int64] {
    var keys = metricKeys
    for (name, points) in zip(names, points) where !points.isEmpty {
      let key = try keys[name] ?? Self.metricKey(MetricName(name), db)
      keys[name] = key
      let isPlain = try Self.insert(points, run: run, metric: key, db)
      var summary = isPlain ? try MetricSummary.fetch(run: run, metric: key, db) : nil
      // A replaced point may have been the minimum or the maximum: only all points together can tell.
      let added = isPlain ? points : try MetricPoint.fetchAll(run: run, metric: key, db)
      for point in added {
        if summary == nil { summary = MetricSummary(point) } else { summary?.add(point) }
      }
      try summary?.save(run: run, metric: key, db)
    }
    return keys
  }

  /// Inserts points; false where one of them replaced an earlier one.
  private static func insert(
    _ points: [MetricPoint], run: Int64, metric: Int64, _ db: Database
  ) throws -> Bool {
    let insertion = try db.cachedStatement(
      sql: "INSERT INTO point (run, metric, epoch, step, value) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
    )
    let update = try db.cachedStatement(
      sql: "UPDATE point SET value = ? WHERE run = ? AND metric = ? AND epoch = ? AND step = ?")
    var isPlain = true
    for point in points {
      insertion.setUncheckedArguments([run, metric, point.epoch, point.step, point.value])
      try insertion.execute()
      guard db.changesCount == 0 else { continue }
      isPlain = false
      try update.execute(arguments: [point.value, run, metric, point.epoch, point.step])
    }
    return isPlain
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
