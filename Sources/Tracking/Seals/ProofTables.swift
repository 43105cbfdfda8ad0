import Foundation
import GRDB

/// The rows that prove checkpoints.
enum ProofTables {
  /// Seals a checkpoint whose tensors are in place, with what it answers to a golden input where that is known.
  static func insert(_ golden: GoldenAnswer?, checkpoint: Int64, _ db: Database) throws {
    let input = try golden.map { try key(of: $0.input, db) }
    // The seal is of this row too, so that the row comes first.
    try db.execute(
      sql: "INSERT INTO proof (checkpoint, seal, goldenInput, scoreData) VALUES (?, ?, ?, ?)",
      arguments: [
        checkpoint, String(repeating: "0", count: 64), input,
        golden.map { Data(GoldenAnswer.bytes(of: $0.scores)) },
      ])
    try db.execute(
      sql: "UPDATE proof SET seal = ? WHERE checkpoint = ?",
      arguments: [try Seal.of(checkpoint: checkpoint, db), checkpoint])
  }

  /// Whether a checkpoint has a proof.
  static func exists(checkpoint: Int64, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM proof WHERE checkpoint = ?)", arguments: [checkpoint]) ?? false
  }

  /// Takes a checkpoint's proof away, and its golden input where no other needs it.
  static func delete(checkpoint: Int64, _ db: Database) throws {
    let inputs = try Int64.fetchAll(
      db,
      sql: """
        DELETE FROM proof WHERE checkpoint = ? RETURNING ifnull(goldenInput, 0)
        """, arguments: [checkpoint])
    try deleteUnused(inputs, db)
  }

  /// Deletes those of some golden inputs that no proof has; returns how many bytes each of them took.
  @discardableResult
  static func deleteUnused(_ inputs: [Int64], _ db: Database) throws -> [Int] {
    try inputs.compactMap { input in
      try Int.fetchOne(
        db,
        sql: """
          DELETE FROM goldenInput WHERE id = ? AND NOT EXISTS (SELECT 1 FROM proof WHERE proof.goldenInput = goldenInput.id)
          RETURNING length(data)
          """, arguments: [input])
    }
  }

  /// The row of a golden input, made where it is new.
  private static func key(of input: GoldenInput, _ db: Database) throws -> Int64 {
    let digest = input.digest
    let known = try Int64.fetchOne(
      db, sql: "SELECT id FROM goldenInput WHERE digest = ?", arguments: [digest])
    if let known { return known }
    try db.execute(
      sql: "INSERT INTO goldenInput (digest, sampleCount, shapeJSON, data) VALUES (?, ?, ?, ?)",
      arguments: [digest, input.sampleCount, try jsonText(input.shape), Data(input.data)])
    return db.lastInsertedRowID
  }
}
