import GRDB

extension RecordSeal {
  /// Seals a run whose points are packed.
  static func seal(run: Int64, _ db: Database) throws {
    let digests = try ofRuns.map { try $0.digest(of: run, db) }
    try db.execute(
      sql:
        "INSERT OR REPLACE INTO runSeal (run, \(ofRuns.map(\.column).joined(separator: ", "))) VALUES (?, ?, ?, ?, ?)",
      arguments: [run] + StatementArguments(digests))
  }

  /// Takes the seals of a run away that goes on.
  static func unseal(run: Int64, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM runSeal WHERE run = ?", arguments: [run])
  }

  /// Seals all rows that an older store has left without a seal, as they are.
  static func fillIn(_ db: Database) throws {
    for seal in all {
      let rows = try Int64.fetchAll(
        db, sql: "SELECT \(seal.key) FROM \(seal.table) WHERE \(seal.column) IS NULL AND (\(seal.condition))")
      for row in rows { try seal.save(row, db) }
    }
  }
}
