import Foundation
import GRDB

/// The lists of tensors that make up checkpoints, and the tensors that they share.
enum CheckpointTables {
  /// Stores the tensors that are new and lists them all under a checkpoint.
  static func insert(_ tensors: [StoredTensor], checkpoint: Int64, _ db: Database) throws {
    for (position, tensor) in tensors.enumerated() {
      let known = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT id FROM tensor WHERE digest = ? AND codec = ?"),
        arguments: [tensor.digest, tensor.codec])
      try db.cachedStatement(
        sql: "INSERT INTO checkpointTensor (checkpoint, position, name, tensor) VALUES (?, ?, ?, ?)"
      ).execute(arguments: [checkpoint, position, tensor.name, try known ?? insert(tensor, db)])
    }
  }

  private static func insert(_ tensor: StoredTensor, _ db: Database) throws -> Int64 {
    let insertion = try db.cachedStatement(
      sql: "INSERT INTO tensor (digest, codec, shapeJSON, rawByteCount, data) VALUES (?, ?, ?, ?, ?)")
    try insertion.execute(
      arguments: [
        tensor.digest, tensor.codec, try jsonText(tensor.shape), tensor.rawByteCount, Data(tensor.data),
      ])
    return db.lastInsertedRowID
  }

  /// Empties a checkpoint's list and returns the tensors that were on it.
  static func dropTensorList(_ checkpoint: Int64, _ db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db, sql: "DELETE FROM checkpointTensor WHERE checkpoint = ? RETURNING tensor", arguments: [checkpoint])
  }

  /// Deletes a run's checkpoints that no tag holds, and the tensors that go with them.
  static func deleteUntagged(run: Int64, _ db: Database) throws {
    let untagged = try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM checkpoint WHERE run = ?
          AND NOT EXISTS (SELECT 1 FROM checkpointTag WHERE checkpointTag.checkpoint = checkpoint.id)
        """, arguments: [run])
    for checkpoint in untagged {
      let tensors = try dropTensorList(checkpoint, db)
      try db.execute(sql: "DELETE FROM checkpoint WHERE id = ?", arguments: [checkpoint])
      try deleteUnused(tensors, db)
    }
  }

  /// Deletes those of some tensors that no checkpoint lists; returns how many bytes each of them took.
  @discardableResult
  static func deleteUnused(_ tensors: [Int64], _ db: Database) throws -> [Int] {
    let deletion = try db.cachedStatement(
      sql: """
        DELETE FROM tensor WHERE id = ?
          AND NOT EXISTS (SELECT 1 FROM checkpointTensor WHERE checkpointTensor.tensor = tensor.id)
        RETURNING length(data)
        """)
    return try tensors.compactMap { try Int.fetchOne(deletion, arguments: [$0]) }
  }
}
