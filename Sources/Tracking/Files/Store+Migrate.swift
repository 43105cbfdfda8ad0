import GRDB
import Migrations

extension Store {
  /// The names of the migrations that a database records, oldest first; none where it is empty.
  static func appliedMigrations(_ db: Database) throws -> [String] {
    guard try db.tableExists("migration") else { return [] }
    return try String.fetchAll(db, sql: "SELECT name FROM migration ORDER BY rowid")
  }

  /// The migrations that a database lacks; one that holds unknown ones is refused.
  static func missingMigrations(_ db: Database, path: String) throws -> [Migration] {
    let applied = try appliedMigrations(db)
    let known = Migration.all.map(\.name)
    let unknown = applied.filter { !known.contains($0) }
    guard unknown.isEmpty else { throw StoreError.newerThanTool(path: path, found: unknown) }
    return Migration.all.filter { !applied.contains($0.name) }
  }

  /// Applies what is missing, in one transaction; of several processes at once, one does the work.
  static func migrate(_ database: any DatabaseWriter, path: String, now: Double) throws {
    guard try !database.read({ try missingMigrations($0, path: path) }).isEmpty else { return }
    try database.write { db in
      try apply(missingMigrations(db, path: path), now: now, db)
      try fillInConfigurations(db)
      try RecordSeal.fillIn(db)
      try checkSchema(db, path: path)
      // In the header, so that a file can be judged before SQLite opens it.
      try db.execute(sql: "PRAGMA application_id = \(StoreHeader.applicationID)")
    }
  }

  /// Runs the statements of migrations, and records that they were applied.
  static func apply(_ migrations: [Migration], now: Double, _ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, appliedAtSeconds REAL NOT NULL) STRICT
        """)
    for migration in migrations {
      try db.execute(sql: migration.sql)
      try db.execute(
        sql: "INSERT INTO migration (name, appliedAtSeconds) VALUES (?, ?)",
        arguments: [migration.name, now])
    }
  }
}
