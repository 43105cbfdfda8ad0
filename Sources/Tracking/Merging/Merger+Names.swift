import GRDB

extension Merger {
  /// Gives sweeps or models, whose names are unique in a store, names that do not depend on which store came first.
  ///
  /// The older of two keeps a name; the younger gets the first characters of its UUID added. What has two names in the
  /// two stores has been renamed in one of them, which makes names longer, and keeps the longer one.
  func settleNames(_ table: String) throws -> [MergeReport.Renaming] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT m.id, m.uuid, CASE WHEN m.name <> m.uuid THEN m.name END, o.name
        FROM main.\(table) AS m LEFT JOIN temp.map_\(table) AS pair ON pair.own = m.id
          LEFT JOIN other.\(table) AS o ON o.id = pair.other
        ORDER BY m.createdAtSeconds, m.uuid
        """)
    var taken: Set<String> = []
    var renamed: [MergeReport.Renaming] = []
    var changes: [(id: Int64, name: String)] = []
    for row in rows {
      let (id, uuid): (Int64, String) = try (row[0], row[1])
      let present: String? = try row[2]
      let theirs: String? = try row[3]
      let known = [present, theirs].compactMap { $0 }
      let wanted = known.max { ($0.count, $0) < ($1.count, $1) } ?? uuid
      let candidates = [wanted] + [4, 8, 36].map { "\(wanted)-\(uuid.prefix($0))" }
      let name = candidates.first { !taken.contains($0) } ?? uuid
      taken.insert(name)
      guard name != present else { continue }
      changes.append((id, name))
      if let before = known.first, name != before {
        renamed.append(.init(kind: table, from: before, to: name))
      }
    }
    // Two may swap names: each steps aside first.
    let update = try db.makeStatement(sql: "UPDATE main.\(table) SET name = ? WHERE id = ?")
    for change in changes { try update.execute(arguments: ["\(change.name) \(change.id)", change.id]) }
    for change in changes { try update.execute(arguments: [change.name, change.id]) }
    return renamed
  }
}
