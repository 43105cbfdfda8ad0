import GRDB

/// All that a store holds, free of its own numbers: two stores that hold the same have the same dump.
struct StoreDump {
  /// A line for each row, sorted.
  private(set) var lines: [String] = []
  private var identities: [String: [Int64: String]] = [:]
  private var references: [String: [String: String]] = [:]

  /// What names a row where rows of other tables refer to it, and in `score` and `trialAttempt`, where nothing does.
  private static let keys: [(table: String, columns: [String])] = [
    ("experiment", ["name"]), ("architecture", ["hash", "name"]), ("dataset", ["name", "fingerprint"]),
    (
      "environment",
      ["toolVersion", "gitCommit", "gitDirty", "host", "operatingSystem", "cpu", "threads"]
    ),
    ("metric", ["split", "name"]), ("labelSet", ["digest"]), ("workingDiff", ["digest"]),
    ("goldenInput", ["digest"]), ("tensor", ["digest", "codec"]), ("sweep", ["uuid"]),
    ("trial", ["sweep", "cellHash"]), ("run", ["uuid"]), ("checkpoint", ["run", "epoch", "step"]),
    ("packing", ["checkpoint", "precision"]), ("evaluation", ["uuid"]), ("model", ["uuid"]),
    ("modelVersion", ["uuid"]),
  ]

  init(of path: String) throws {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    self = try queue.read { try StoreDump($0) }
  }

  private init(_ db: Database) throws {
    let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
      .filter { $0 != "migration" && !$0.hasPrefix("sqlite_") }
    for table in tables {
      let rows = try Row.fetchAll(
        db, sql: #"SELECT "from", "table" FROM pragma_foreign_key_list(?)"#, arguments: [table])
      references[table] = Dictionary(
        rows.map { ($0[0] as String, $0[1] == "trainingState" ? "run" : $0[1] as String) }
      ) { first, _ in first }
    }
    for (table, columns) in Self.keys {
      for row in try Row.fetchAll(db, sql: "SELECT * FROM \(table)") {
        let key = columns.map { value($0, of: row, in: table) }.joined(separator: " ")
        identities[table, default: [:]][row["id"]] = "(\(key))"
      }
    }
    for table in tables {
      for row in try Row.fetchAll(db, sql: "SELECT * FROM \(table)") {
        let values = Array(row.columnNames).filter { $0 != "id" }
          .map { "\($0)=\(value($0, of: row, in: table))" }
        lines.append("\(table): \(values.joined(separator: " "))")
      }
    }
    lines.sort()
  }

  private func value(_ column: String, of row: Row, in table: String) -> String {
    let value = row[column] as DatabaseValue
    guard let target = references[table]?[column], let id = Int64.fromDatabaseValue(value) else {
      return "\(value)"
    }
    return identities[target]?[id] ?? "?"
  }

  /// The lines that only one of two stores has.
  func difference(from other: StoreDump) -> [String] {
    let (own, theirs) = (Set(lines), Set(other.lines))
    return own.subtracting(theirs).sorted().map { "+ \($0)" }
      + theirs.subtracting(own).sorted().map { "- \($0)" }
  }
}
