import Foundation
import GRDB

/// Packings, the lists of their tensors and their metrics.
enum PackingTables {
  /// The row of a checkpoint's packing of some precision, made where it is new.
  static func key(
    _ precision: PackingPrecision, checkpoint: Int64, scores: [UInt8]?, now: Double, _ db: Database
  ) throws -> Int64 {
    try Int64.fetchOne(
      db,
      sql: """
        INSERT INTO packing (checkpoint, precision, seal, scoreData, createdAtSeconds)
        VALUES (?, ?, printf('%064d', 0), ?, ?)
        ON CONFLICT (checkpoint, precision)
        DO UPDATE SET scoreData = excluded.scoreData, createdAtSeconds = excluded.createdAtSeconds
        RETURNING id
        """, arguments: [checkpoint, precision.rawValue, scores.map { Data($0) }, now])
      ?? db.lastInsertedRowID
  }

  /// Lists tensors under a packing and stores those that are not there; returns those that were on the list before.
  static func replaceTensors(
    of packing: Int64, by tensors: [StagedTensor], _ db: Database
  ) throws -> [Int64] {
    let replaced = try Int64.fetchAll(
      db, sql: "DELETE FROM packingTensor WHERE packing = ? RETURNING tensor", arguments: [packing])
    try TensorTables.list(tensors, under: "packing", packing, db)
    return replaced
  }

  /// Puts metrics in the place of those that a packing has.
  static func replaceMetrics(
    of packing: Int64, by metrics: [String: Double?], _ db: Database
  ) throws {
    try db.execute(sql: "DELETE FROM packingMetric WHERE packing = ?", arguments: [packing])
    for (name, value) in metrics {
      try db.execute(
        sql: "INSERT INTO packingMetric (packing, name, value) VALUES (?, ?, ?)",
        arguments: [packing, name, value])
    }
  }
}
