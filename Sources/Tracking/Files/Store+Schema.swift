import GRDB
import Migrations

extension Store {
  /// Refuses a file whose tables, indexes and triggers are not as the migrations make them: all that reads it relies on them.
  ///
  /// What others have added does no harm.
  static func checkSchema(_ db: Database, path: String) throws {
    let found = try schema(db)
    guard digest(of: found) != Migration.schemaDigest else { return }
    let new = try DatabaseQueue().write { db in
      try apply(Migration.all, now: 0, db)
      return try schema(db)
    }
    let damaged = new.filter { found[$0.key] != $0.value }.keys.sorted()
    guard damaged.isEmpty else {
      throw StoreError.corrupt(
        path: path, detail: "not as the migrations make it: \(damaged.prefix(10).joined(separator: ", "))")
    }
  }

  /// SHA-256 of all statements of the schema.
  package var schemaDigest: String {
    get throws(StoreError) { try read { db in try Self.digest(of: Self.schema(db)) } }
  }

  /// The statements of a schema by kind and name; those of SQLite's own indexes are empty.
  private static func schema(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT type || ' ' || name, tbl_name || ' ' || ifnull(sql, '') FROM sqlite_schema")
    return Dictionary(
      rows.map { row in (String.fromDatabaseValue(row[0]) ?? "", String.fromDatabaseValue(row[1]) ?? "") },
      uniquingKeysWith: { first, _ in first })
  }

  private static func digest(of schema: [String: String]) -> String {
    var text = SealText()
    for (name, statement) in schema.sorted(by: { $0.key < $1.key }) { text.add(name, statement) }
    return text.digest
  }
}
