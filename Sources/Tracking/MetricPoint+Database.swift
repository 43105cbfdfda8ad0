import GRDB

extension MetricPoint {
  /// A metric's points of one run, in order of epoch and step.
  static func fetchAll(run: Int64, metric: Int64, _ db: Database) throws -> [MetricPoint] {
    var points: [MetricPoint] = []
    let rows = try Row.fetchCursor(
      db, sql: "SELECT epoch, step, value FROM point WHERE run = ? AND metric = ? ORDER BY epoch, step",
      arguments: [run, metric])
    while let row = try rows.next() {
      points.append(MetricPoint(epoch: row[0], step: row[1], value: row[2] ?? .nan))
    }
    return points
  }
}
