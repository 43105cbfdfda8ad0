import GRDB

extension Store {
  /// The model whose weights a run began with; nil where they were drawn, or came from a file.
  public func parent(of run: RunID) throws(StoreError) -> RunParent? {
    try read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT reference, parentRun, parentEpoch, parentSeal FROM runParent WHERE run = ?
          """, arguments: [try Self.runKey(run, db)])
      guard let row else { return nil }
      return try RunParent(reference: row[0], run: RunID(stored: row[1]), epoch: row[2], seal: row[3])
    }
  }

  /// Records the parent of a new run, with the seal that its checkpoint has here where none is given.
  static func insert(_ parent: RunParent, run key: Int64, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO runParent (run, reference, parentRun, parentEpoch, parentSeal)
        VALUES (?1, ?2, ?3, ?4, coalesce(?5, (
          SELECT seal FROM proof JOIN checkpoint ON checkpoint.id = proof.checkpoint JOIN run ON run.id = checkpoint.run
          WHERE run.uuid = ?3 AND checkpoint.epoch = ?4 ORDER BY checkpoint.step DESC LIMIT 1)))
        """,
      arguments: [key, parent.reference, parent.run.description, parent.epoch, parent.seal])
  }
}
