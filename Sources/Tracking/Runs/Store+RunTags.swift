import GRDB

extension Store {
  /// Gives a run more tags; those that it has stay.
  public func tag(_ run: RunID, _ tags: Set<String>) throws(StoreError) {
    try write { db in
      let key = try Self.runKey(run, db)
      try RecordSeal.tags.keep(key, db) { try Self.insert(tags, run: key, db) }
    }
  }

  /// Takes tags from a run; those that it has not do not matter.
  public func untag(_ run: RunID, _ tags: Set<String>) throws(StoreError) {
    try write { db in
      let key = try Self.runKey(run, db)
      try RecordSeal.tags.keep(key, db) {
        for tag in tags {
          try db.execute(sql: "DELETE FROM runTag WHERE run = ? AND tag = ?", arguments: [key, tag])
        }
      }
    }
  }

  static func insert(_ tags: Set<String>, run: Int64, _ db: Database) throws {
    for tag in tags {
      try db.execute(
        sql: "INSERT INTO runTag (run, tag) VALUES (?, ?) ON CONFLICT DO NOTHING", arguments: [run, tag])
    }
  }
}
