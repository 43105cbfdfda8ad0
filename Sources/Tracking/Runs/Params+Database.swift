import GRDB

extension ParamValue {
  /// The word for the type in the tables `param` and `trialParam`.
  private var kind: String {
    switch self {
    case .integer: "integer"
    case .real: "real"
    case .boolean: "boolean"
    case .text: "text"
    }
  }

  /// The value as SQLite keeps it; NaN becomes NULL.
  var databaseValue: DatabaseValue {
    switch self {
    case .integer(let value): value.databaseValue
    case .real(let value): value.databaseValue
    case .boolean(let value): value.databaseValue
    case .text(let value): value.databaseValue
    }
  }

  /// The words for the types whose values can be compared with it.
  var comparableKinds: [String] {
    switch self {
    case .integer, .real: ["integer", "real"]
    case .boolean, .text: [kind]
    }
  }

  /// Reads the columns `kind` and `value`; only a real number may be NULL.
  private init(_ row: Row) throws {
    switch try row["kind"] as String {
    case "integer": self = .integer(try Self.stored(row))
    case "boolean": self = .boolean(try Self.stored(row))
    case "text": self = .text(try Self.stored(row))
    default: self = .real(try row["value"] ?? .nan)
    }
  }

  /// The column allows values of all types, so that a program which writes to the file may have put any there.
  private static func stored<Value: DatabaseValueConvertible>(_ row: Row) throws -> Value {
    guard let value = Value.fromDatabaseValue(row["value"]) else {
      throw try DatabaseError(
        resultCode: .SQLITE_CORRUPT,
        message:
          "expected a value of kind '\(row["kind"] as String)' for the parameter '\(row["name"] as String)'")
    }
    return value
  }

  /// Inserts params for a run (table `param`, column `run`) or a trial (`trialParam`, `trial`).
  static func insert(
    _ params: Params, into table: String, owner column: String, id: Int64, _ db: Database
  ) throws {
    let insertion = try db.cachedStatement(
      sql: "INSERT INTO \(table) (\(column), name, kind, value) VALUES (?, ?, ?, ?)")
    for (name, value) in params {
      try insertion.execute(arguments: [id, name, value.kind, value.databaseValue])
    }
  }

  /// Fetches params by owner; the query gives the columns `owner`, `name`, `kind` and `value`.
  static func fetch(
    _ db: Database, _ query: SQLRequest<Row>
  ) throws -> [Int64: Params] {
    var result: [Int64: Params] = [:]
    let rows = try query.fetchCursor(db)
    while let row = try rows.next() {
      try result[row["owner"], default: [:]][row["name"]] = ParamValue(row)
    }
    return result
  }
}
