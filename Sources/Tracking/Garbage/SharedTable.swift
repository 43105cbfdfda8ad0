import GRDB

/// The tables whose rows belong to whoever refers to them, and to nobody otherwise.
enum SharedTable: String, CaseIterable {
  case tensor, labelSet, goldenInput, workingDiff, architecture, dataset, environment, experiment, metric

  /// Those that are large, and go in the transaction that drops the last reference to them.
  static let contents: [SharedTable] = [.tensor, .labelSet, .goldenInput, .workingDiff]

  /// SQL for the bytes of a row's content; what is but a name counts as nothing.
  private var byteCount: String {
    switch self {
    case .tensor: TensorTables.size
    case .labelSet, .goldenInput: "length(data)"
    case .workingDiff: "length(CAST(text AS BLOB))"
    case .architecture: "length(CAST(graphJSON AS BLOB))"
    case .dataset, .environment, .experiment, .metric: "0"
    }
  }

  /// Deletes the rows that nothing refers to; returns how many there were, and their bytes.
  func deleteUnused(_ db: Database) throws -> Garbage.Kind {
    let references = try Row.fetchAll(
      db,
      sql: """
        SELECT owner.name, "from", on_delete FROM main.sqlite_schema AS owner
        JOIN pragma_foreign_key_list(owner.name, 'main') AS reference
        WHERE owner.type = 'table' AND reference."table" = ?
        """, arguments: [rawValue]
    ).map { try (table: $0[0] as String, column: $0[1] as String, isPart: $0[2] == "CASCADE") }
    let holders = references.filter { reference in
      // Points without a summary are not, and their tables have no index by metric.
      !reference.isPart && (self != .metric || reference.table == "metricSummary")
    }
    let unused = holders.map {
      "NOT EXISTS (SELECT 1 FROM \($0.table) WHERE \($0.table).\($0.column) = \(rawValue).id)"
    }.joined(separator: " AND ")
    let row = try Row.fetchOne(
      db, sql: "SELECT count(*), ifnull(sum(\(byteCount)), 0) FROM \(rawValue) WHERE \(unused)")
    let kind = try Garbage.Kind(name: rawValue, count: row?[0] ?? 0, byteCount: row?[1] ?? 0)
    guard kind.count > 0 else { return kind }
    // Where references are not checked, parts do not go by themselves.
    for part in references where part.isPart {
      try db.execute(
        sql:
          "DELETE FROM \(part.table) WHERE \(part.column) IN (SELECT id FROM \(rawValue) WHERE \(unused))")
    }
    try db.execute(sql: "DELETE FROM \(rawValue) WHERE \(unused)")
    return kind
  }
}
