import GRDB

extension PointTables {
  /// The points that are rows, in order.
  static func rows(run: Int64, metric: Int64, _ db: Database) throws -> [MetricPoint] {
    let statement = try db.cachedStatement(
      sql: "SELECT epoch, step, value FROM point WHERE run = ? AND metric = ? ORDER BY epoch, step")
    var points: [MetricPoint] = []
    let rows = try Row.fetchCursor(statement, arguments: [run, metric])
    while let row = try rows.next() { points.append(try MetricPoint(row, from: 0)) }
    return points
  }

  /// Inserts points as rows; false where one of them replaced an earlier one.
  static func insertRows(
    _ points: ArraySlice<MetricPoint>, run: Int64, metric: Int64, _ db: Database
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

  static func deleteRows(run: Int64, metric: Int64, _ db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM point WHERE run = ? AND metric = ?")
      .execute(arguments: [run, metric])
  }
}

extension MetricPoint {
  /// Reads three columns: epoch, step and value.
  init(_ row: Row, from column: Int) throws {
    try self.init(epoch: row[column], step: row[column + 1], value: row[column + 2] ?? .nan)
  }
}
