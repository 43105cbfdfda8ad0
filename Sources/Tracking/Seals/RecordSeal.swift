import GRDB

/// The digest that stands beside a row and proves what the store says of one thing: SHA-256 over one text of its values,
/// in hexadecimal.
///
/// It is made when the thing is complete, and anew with each change that a command makes of it. What goes on has none.
/// What a stored model consists of is sealed by `Seal`.
struct RecordSeal: Sendable {
  /// What is sealed, as messages call it.
  let name: String
  /// SQL for which of its kind the thing is, in messages; nil where what it belongs to tells.
  var subject: String?
  /// The table of the row that has the digest.
  let table: String
  /// The column by which that row is asked for: a number.
  var key = "id"
  /// The column that holds the digest.
  var column = "seal"
  /// SQL for whether a row must have one.
  var condition = "1"
  /// The queries whose rows are sealed, each in an order of its own, for the row `?` of a schema.
  let queries: @Sendable (_ schema: String) -> [String]

  /// The digest by what the tables hold now.
  func digest(of row: Int64, in schema: String = "main", _ db: Database) throws -> String {
    var text = SealText()
    text.add("form", "1")
    for query in queries(schema) { try text.add(rowsOf: query, row, db) }
    return text.digest
  }

  /// Seals a row as it is; one that must have no seal loses it.
  func save(_ row: Int64, _ db: Database) throws {
    try db.cachedStatement(
      sql: "UPDATE \(table) SET \(column) = CASE WHEN \(condition) THEN ? END WHERE \(key) = ?"
    ).execute(arguments: [try digest(of: row, db), row])
  }

  /// Whether a row is what its seal says; nil where it is to have none.
  func isWhole(_ row: Int64, in schema: String = "main", _ db: Database) throws -> Bool? {
    let stored = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT \(column) FROM \(schema).\(table) WHERE \(key) = ? AND (\(condition))"),
      arguments: [row])
    return try stored.map { String.fromDatabaseValue($0[0]) == (try digest(of: row, in: schema, db)) }
  }

  /// Changes a row and seals it anew; one that was damaged before stays so, as no seal may make good what is not.
  func keep<Value>(_ row: Int64, _ db: Database, _ change: () throws -> Value) throws -> Value {
    let wasWhole = try isWhole(row, db)
    let value = try change()
    if wasWhole == true { try save(row, db) }
    return value
  }

  /// What is not as it was sealed, `name subject: expected …`, of those rows of the table that another condition holds for,
  /// which may ask for a number.
  func faults(
    _ db: Database, where condition: String = "1", _ number: Int64? = nil
  ) throws -> [String] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(key), \(column), \(subject ?? "NULL") FROM \(table)
        WHERE (\(self.condition)) AND (\(condition)) ORDER BY \(key)
        """, arguments: number.map { [$0] } ?? [])
    return try rows.compactMap { row in
      let found = try digest(of: row[0], db)
      let stored = String.fromDatabaseValue(row[1])
      guard stored != found else { return nil }
      let place = [name, String.fromDatabaseValue(row[2])].compactMap(\.self).joined(separator: " ")
      let expected = stored.map { "expected seal \($0.prefix(12))" } ?? "expected a seal, found none;"
      return "\(place): \(expected), found \(found.prefix(12)) of what is stored now"
    }
  }
}
