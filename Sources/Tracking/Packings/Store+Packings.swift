import Foundation
import GRDB

extension Store {
  /// Saves a packing beside its checkpoint, in the place of one of the same precision, in one transaction; see
  /// `RunWriter.save`.
  public func savePacking(
    _ packing: PackingWrite, of checkpoint: CheckpointRecord
  ) throws(StoreError) -> PackingRecord {
    let stage = try TensorStage(packing.tensors, in: self)
    let now = nowSeconds
    return try write { db in
      let key = try PackingTables.key(
        packing.precision, checkpoint: checkpoint.key, scores: packing.scores, now: now, db)
      let replaced = try PackingTables.replaceTensors(of: key, by: stage.tensors, db)
      try PackingTables.replaceMetrics(of: key, by: packing.metrics, db)
      // Last, as it is of what the rows hold.
      try db.execute(
        sql: "UPDATE packing SET seal = ? WHERE id = ?",
        arguments: [try Seal.of(checkpoint: checkpoint.key, packing: key, db), key])
      try RecordSeal.packing.save(key, db)
      try CheckpointTables.deleteUnused(replaced, db)
      return try Self.packings("packing.id = ?", key, db)[0]
    }
  }

  /// The packings of a checkpoint, by precision.
  public func packings(of checkpoint: CheckpointRecord) throws(StoreError) -> [PackingRecord] {
    try read { db in try Self.packings("packing.checkpoint = ?", checkpoint.key, db) }
  }

  /// The bytes of a checkpoint's tensors as they are stored.
  public func storedByteCount(of checkpoint: CheckpointRecord) throws(StoreError) -> Int {
    try read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT coalesce(sum(\(TensorTables.size)), 0)
          FROM checkpointTensor JOIN tensor ON tensor.id = checkpointTensor.tensor WHERE checkpoint = ?
          """, arguments: [checkpoint.key]) ?? 0
    }
  }

  private static func packings(
    _ condition: String, _ argument: Int64, _ db: Database
  ) throws -> [PackingRecord] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT packing.id, precision, seal, scoreData, createdAtSeconds,
          coalesce(sum(\(TensorTables.size)), 0) AS storedByteCount, coalesce(sum(rawByteCount), 0) AS rawByteCount
        FROM packing LEFT JOIN packingTensor ON packingTensor.packing = packing.id
          LEFT JOIN tensor ON tensor.id = packingTensor.tensor
        WHERE \(condition) GROUP BY packing.id ORDER BY precision
        """, arguments: [argument])
    return try rows.compactMap { row in
      guard let precision = PackingPrecision(rawValue: try row["precision"]) else { return nil }
      return try PackingRecord(
        key: row["id"], precision: precision, seal: row["seal"],
        scores: (row["scoreData"] as Data?).map { [UInt8]($0) }, metrics: metrics(of: row["id"], db),
        storedByteCount: row["storedByteCount"], rawByteCount: row["rawByteCount"],
        createdAt: Date(timeIntervalSince1970: row["createdAtSeconds"]))
    }
  }

  private static func metrics(of packing: Int64, _ db: Database) throws -> [String: Double?] {
    var metrics: [String: Double?] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT name, value FROM packingMetric WHERE packing = ?", arguments: [packing])
    while let row = try rows.next() { try metrics.updateValue(row[1] as Double?, forKey: row[0]) }
    return metrics
  }
}
