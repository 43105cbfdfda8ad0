import GRDB

extension Merger {
  /// A column that refers to another table.
  struct Reference {
    let table: String
    let column: String
    let target: String
    /// Whether the row goes with the one that it refers to.
    let isPart: Bool
  }

  /// All references of the schema, or those of one table.
  func references(of table: String? = nil) throws -> [Reference] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT owner.name, reference."from", reference."table", reference.on_delete = 'CASCADE'
        FROM main.sqlite_schema AS owner JOIN pragma_foreign_key_list(owner.name, 'main') AS reference
        WHERE owner.type = 'table' AND (?1 IS NULL OR owner.name = ?1)
        """, arguments: [table]
    ).map { try Reference(table: $0[0], column: $0[1], target: $0[2], isPart: $0[3]) }
  }

  /// The columns of a table but its row's own key.
  func columns(of table: String) throws -> [String] {
    try String.fetchAll(
      db, sql: "SELECT name FROM pragma_table_info(?, 'main') WHERE name <> 'id' ORDER BY cid",
      arguments: [table])
  }

  /// For each column of a row `o` of the other store SQL for what it is here: references are those of the own rows.
  func values(of table: String) throws -> [(column: String, value: String)] {
    let targets = try references(of: table).reduce(into: [:]) { $0[$1.column] = $1.target }
    return try columns(of: table).map { column in
      guard let target = targets[column] else { return (column, "o.\(column)") }
      return (column, own("o.\(column)", of: target))
    }
  }

  /// SQL for the own row that stands for a row of the other store; NULL where there is none.
  func own(_ other: String, of table: String) -> String {
    // What belongs to a state belongs to its run.
    let table = table == "trainingState" ? "run" : table
    return "(SELECT own FROM temp.map_\(table) WHERE other = \(other))"
  }

  /// Inserts rows `o` of the other store; returns how many there were.
  ///
  /// - Parameters:
  ///   - condition: SQL that holds for the rows to insert.
  ///   - changes: SQL for columns that are to be other than in the other store.
  ///   - isUnion: whether rows that are there already stay without a word.
  @discardableResult
  func copy(
    _ table: String, where condition: String, changing changes: [String: String] = [:], isUnion: Bool = false
  ) throws -> Int {
    let values = try values(of: table)
    let hasRowID = try hasRowID(table)
    try db.execute(
      sql: """
        INSERT \(isUnion ? "OR IGNORE " : "")INTO main.\(table) (\(values.map(\.column).joined(separator: ", ")))
        SELECT \(values.map { changes[$0.column] ?? $0.value }.joined(separator: ", "))
        FROM other.\(table) AS o WHERE \(condition)\(hasRowID ? " ORDER BY o.rowid" : "")
        """)
    return db.changesCount
  }

  /// Notes for rows of the other store which own rows have the same key.
  func map(_ table: String, by key: [String], where condition: String = "1") throws {
    try createMap(table)
    let values = try values(of: table).reduce(into: [:]) { $0[$1.column] = $1.value }
    // Keys of other tables than `environment` have no NULL, and `=` is what indexes are best at.
    let equals = table == "environment" ? "IS" : "="
    let isSame = key.map { "m.\($0) \(equals) \(values[$0] ?? "o.\($0)")" }.joined(separator: " AND ")
    try db.execute(
      sql: """
        INSERT INTO temp.map_\(table) SELECT o.id, m.id FROM other.\(table) AS o JOIN main.\(table) AS m ON \(isSame)
        WHERE \(condition)
        """)
  }

  private func createMap(_ table: String) throws {
    try db.execute(sql: "CREATE TEMP TABLE map_\(table) (other INTEGER PRIMARY KEY, own INTEGER NOT NULL)")
  }

  /// A number in the result of a query.
  func number(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }

  private func hasRowID(_ table: String) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT NOT wr FROM pragma_table_list(?) WHERE schema = 'main'", arguments: [table]) ?? false
  }
}
