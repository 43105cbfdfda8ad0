import GRDB

/// The lists of tensors that make up checkpoints, and the tensors that they share.
enum CheckpointTables {
  /// Empties a checkpoint's list and returns the tensors that were on it.
  static func dropTensorList(_ checkpoint: Int64, _ db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db, sql: "DELETE FROM checkpointTensor WHERE checkpoint = ? RETURNING tensor", arguments: [checkpoint])
  }

  /// Deletes a run's checkpoints that no tag and no version of a model holds, and the tensors that go with them; returns
  /// how many bytes each of those took.
  @discardableResult
  static func deleteUntagged(
    run: Int64, _ db: Database
  ) throws -> (checkpointCount: Int, tensorBytes: [Int]) {
    let untagged = try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM checkpoint WHERE run = ?
          AND NOT EXISTS (SELECT 1 FROM checkpointTag WHERE checkpointTag.checkpoint = checkpoint.id)
          AND NOT EXISTS (SELECT 1 FROM modelVersion WHERE modelVersion.checkpoint = checkpoint.id)
        """, arguments: [run])
    var bytes: [Int] = []
    for checkpoint in untagged {
      let tensors = try dropTensorList(checkpoint, db) + dropPackings(checkpoint, db)
      try ProofTables.delete(checkpoint: checkpoint, db)
      try db.execute(sql: "DELETE FROM checkpoint WHERE id = ?", arguments: [checkpoint])
      bytes += try deleteUnused(tensors, db)
    }
    return (untagged.count, bytes)
  }

  /// Deletes the packings of a checkpoint and returns the tensors that were on their lists.
  static func dropPackings(_ checkpoint: Int64, _ db: Database) throws -> [Int64] {
    let tensors = try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT tensor FROM packingTensor WHERE packing IN (SELECT id FROM packing WHERE checkpoint = ?)
        """, arguments: [checkpoint])
    try db.execute(sql: "DELETE FROM packing WHERE checkpoint = ?", arguments: [checkpoint])
    return tensors
  }

  /// The tensors of a checkpoint by name and digest, in their order.
  static func contents(_ checkpoint: Int64, _ db: Database) throws -> [[String]] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT name, digest FROM checkpointTensor JOIN tensor ON tensor.id = checkpointTensor.tensor
        WHERE checkpoint = ? ORDER BY position
        """, arguments: [checkpoint]
    ).map { try [$0[0], $0[1]] }
  }

  /// Deletes those of some tensors that no checkpoint and no packing lists; returns how many bytes each of them took.
  @discardableResult
  static func deleteUnused(_ tensors: [Int64], _ db: Database) throws -> [Int] {
    let deletion = try db.cachedStatement(
      sql: """
        DELETE FROM tensor WHERE id = ?
          AND NOT EXISTS (SELECT 1 FROM checkpointTensor WHERE checkpointTensor.tensor = tensor.id)
          AND NOT EXISTS (SELECT 1 FROM packingTensor WHERE packingTensor.tensor = tensor.id)
        RETURNING length(data)
        """)
    return try tensors.compactMap { tensor in
      let further = try TensorTables.furtherBytes(of: tensor, db)
      return try Int.fetchOne(deletion, arguments: [tensor]).map { $0 + further }
    }
  }
}
