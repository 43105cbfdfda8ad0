import GRDB

extension Merger {
  /// A kind of row whose content a merge may change, so that it is sealed anew.
  private struct Resealed {
    let seal: RecordSeal
    /// SQL for what makes rows `o` of two stores the same.
    let identity: @Sendable (_ schema: String) -> String
    /// SQL for which rows `o` of the own store may change; all where a name or a number may be another one's now.
    var mayChange = "1"

    static let all = [
      Resealed(seal: .sweep, identity: { _ in "o.uuid" }),
      Resealed(seal: .version, identity: { _ in "o.uuid" }),
      Resealed(
        seal: .trial, identity: { "(SELECT uuid FROM \($0).sweep WHERE id = o.sweep) || o.cellHash" },
        mayChange: """
          EXISTS (SELECT 1 FROM other.trial AS t JOIN other.sweep AS s ON s.id = t.sweep
            WHERE t.cellHash = o.cellHash AND s.uuid = (SELECT uuid FROM main.sweep WHERE id = o.sweep))
          """),
      // A run that has ended here, and has its seals, may go on in the other store, and have none.
      Resealed(
        seal: .tags, identity: { "(SELECT uuid FROM \($0).run WHERE id = o.run)" },
        mayChange: """
          EXISTS (SELECT 1 FROM other.run WHERE run.uuid = (SELECT uuid FROM main.run WHERE id = o.run))
          """),
    ]
  }

  /// Takes rows over, and seals those that it changes anew: but not those that were damaged before in either store.
  func resealing(_ take: () throws -> Void) throws {
    let damaged = try Resealed.all.map { kind in
      try Set(
        ["main", "other"].flatMap { schema in
          try rows(of: kind, in: schema)
            .filter { try kind.seal.isWhole($0.key, in: schema, db) == false }.map(\.identity)
        })
    }
    try take()
    for (kind, damaged) in zip(Resealed.all, damaged) {
      for row in try rows(of: kind, in: "main") where !damaged.contains(row.identity) {
        if try kind.seal.isWhole(row.key, db) == false { try kind.seal.save(row.key, db) }
      }
    }
  }

  private func rows(of kind: Resealed, in schema: String) throws -> [(identity: String, key: Int64)] {
    let condition = schema == "other" ? try isSelected(kind.seal.table) : kind.mayChange
    return try Row.fetchAll(
      db,
      sql: """
        SELECT \(kind.identity(schema)), o.\(kind.seal.key) FROM \(schema).\(kind.seal.table) AS o WHERE \(condition)
        """
    ).map { try ($0[0] ?? "", $0[1]) }
  }
}
