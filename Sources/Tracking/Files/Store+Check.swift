import GRDB

extension Store {
  /// What SQLite finds wrong with the file: pages and indexes that contradict each other, rows that refer to none.
  ///
  /// Reads all of the file. Empty where nothing is wrong; of very many faults the first hundred.
  public func faults() throws(StoreError) -> [String] {
    try read { db in
      let damage = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let orphans = try Row.fetchAll(
        db,
        sql: """
          SELECT "table", "parent", count(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2
          """
      ).map { row in
        try
          "\(row[2] as Int) rows of \(row[0] as String) refer to rows of \(row[1] as String) that are not there"
      }
      return Array((damage + orphans).prefix(100))
    }
  }
}
