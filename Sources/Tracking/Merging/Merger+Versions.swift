import GRDB

extension Merger {
  /// A version among those of its model.
  private struct Numbered {
    let id: Int64
    let model: String
    /// The number that it has here; nil for one that has just come.
    let own: Int?
    let other: Int?
    /// Renumbering only ever raises a number, so that the higher one is the newer.
    var agreed: Int { max(own ?? 0, other ?? 0) }
    /// The number that it came with.
    var before: Int { own ?? other ?? 0 }
  }

  /// Gives the versions of each model numbers that do not depend on which store came first.
  ///
  /// Of two with one number the older keeps it; the younger ones get the numbers after all that are given, the oldest of
  /// them first.
  func settleNumbers() throws -> [MergeReport.Renumbering] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT v.id, model.name, CASE WHEN v.number < \(Self.provisional) THEN v.number END, o.number
        FROM main.modelVersion AS v JOIN main.model ON model.id = v.model
          LEFT JOIN temp.map_modelVersion AS pair ON pair.own = v.id
          LEFT JOIN other.modelVersion AS o ON o.id = pair.other
        WHERE v.model IN (SELECT own FROM temp.map_model)
        ORDER BY v.createdAtSeconds, v.uuid
        """)
    let versions = try rows.map { try Numbered(id: $0[0], model: $0[1], own: $0[2], other: $0[3]) }
    var renumbered: [MergeReport.Renumbering] = []
    var changes: [(id: Int64, number: Int)] = []
    for (model, versions) in Dictionary(grouping: versions, by: \.model).sorted(by: { $0.key < $1.key }) {
      var next = (versions.map(\.agreed).max() ?? 0) + 1
      var taken: Set<Int> = []
      for version in versions {
        var number = version.agreed
        if !taken.insert(number).inserted {
          number = next
          next += 1
        }
        if number != version.own { changes.append((version.id, number)) }
        guard number != version.before else { continue }
        renumbered.append(.init(model: model, from: version.before, to: number))
      }
    }
    // Numbers are unique: each steps aside first.
    let update = try db.makeStatement(sql: "UPDATE main.modelVersion SET number = ? WHERE id = ?")
    for change in changes {
      try update.execute(arguments: [2 * Self.provisional + Int(change.id), change.id])
    }
    for change in changes { try update.execute(arguments: [change.number, change.id]) }
    return renumbered
  }
}
