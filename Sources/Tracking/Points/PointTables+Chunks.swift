import Foundation
import GRDB

extension PointTables {
  /// The points that are packed, in order.
  static func packed(run: Int64, metric: Int64, _ db: Database) throws -> [MetricPoint] {
    let statement = try db.cachedStatement(
      sql: "SELECT data FROM pointChunk WHERE run = ? AND metric = ? ORDER BY position")
    var points: [MetricPoint] = []
    let rows = try Row.fetchCursor(statement, arguments: [run, metric])
    while let row = try rows.next() { points += try PointChunk.decode(row.bytes(at: 0)) }
    return points
  }

  /// The place of the last packed point.
  static func packedEnd(run: Int64, metric: Int64, _ db: Database) throws -> MetricPlace? {
    let statement = try db.cachedStatement(
      sql: "SELECT data FROM pointChunk WHERE run = ? AND metric = ? ORDER BY position DESC LIMIT 1")
    guard let row = try Row.fetchOne(statement, arguments: [run, metric]) else { return nil }
    return try PointChunk.decode(row.bytes(at: 0)).last?.place
  }

  /// Packs points into chunks after the ones that there are.
  static func insertChunks(
    _ points: ArraySlice<MetricPoint>, run: Int64, metric: Int64, _ db: Database
  ) throws {
    let last = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT max(position) FROM pointChunk WHERE run = ? AND metric = ?"),
      arguments: [run, metric])
    let insertion = try db.cachedStatement(
      sql: "INSERT INTO pointChunk (run, metric, position, data) VALUES (?, ?, ?, ?)")
    var position = last.map { $0 + 1 } ?? 0
    for start in stride(from: points.startIndex, to: points.endIndex, by: PointChunk.capacity) {
      let chunk = points[start..<min(start + PointChunk.capacity, points.endIndex)]
      try insertion.execute(arguments: [run, metric, position, Data(PointChunk.encode(chunk))])
      position += 1
    }
  }

  static func deleteChunks(run: Int64, metric: Int64, _ db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM pointChunk WHERE run = ? AND metric = ?")
      .execute(arguments: [run, metric])
  }
}
