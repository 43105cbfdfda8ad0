import GRDB

extension Merger {
  /// A name for a version, by what it is called in every store.
  struct AliasName: Hashable {
    let model: String
    let alias: String
  }

  /// Where an alias stands in one store.
  struct AliasState {
    /// The version's UUID; nil where the alias was taken away.
    let version: String?
    /// When that version was made.
    let createdAtSeconds: Double
    /// When it was last moved, and by which entry of the log; nothing where the log says nothing.
    let movedAtSeconds: Double
    let event: String

    /// Whether it says more of where the alias is now than another store does.
    func isNewer(than other: AliasState?) -> Bool {
      guard let other else { return true }
      let (mine, theirs) = ((movedAtSeconds, event), (other.movedAtSeconds, other.event))
      guard mine == theirs else { return mine > theirs }
      return (createdAtSeconds, version ?? "") > (other.createdAtSeconds, other.version ?? "")
    }
  }

  /// All aliases that stand in a store, and those that its log tells of.
  func aliases(in schema: String) throws -> [AliasName: AliasState] {
    // Two conditions that both have an index.
    func isOf(_ model: String) -> String {
      "(e.modelUUID = \(model).uuid OR (e.model = \(model).name AND e.modelUUID IS NULL))"
    }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT model.uuid, named.alias, version.uuid, version.createdAtSeconds, event.atSeconds, event.uuid
        FROM (
          SELECT model, alias FROM \(schema).modelAlias
          UNION SELECT m.id, e.alias FROM \(schema).modelEvent AS e JOIN \(schema).model AS m ON \(isOf("m"))
          WHERE e.alias IS NOT NULL
        ) AS named JOIN \(schema).model ON model.id = named.model
          LEFT JOIN \(schema).modelAlias AS standing
            ON standing.model = named.model AND standing.alias = named.alias
          LEFT JOIN \(schema).modelVersion AS version ON version.id = standing.modelVersion
          LEFT JOIN \(schema).modelEvent AS event ON event.id = (
            SELECT e.id FROM \(schema).modelEvent AS e WHERE \(isOf("model")) AND e.alias = named.alias
            ORDER BY e.atSeconds DESC, e.uuid DESC LIMIT 1)
        """)
    return try rows.reduce(into: [:]) { aliases, row in
      try aliases[AliasName(model: row[0], alias: row[1])] = AliasState(
        version: row[2], createdAtSeconds: row[3] ?? -.infinity, movedAtSeconds: row[4] ?? -.infinity,
        event: row[5] ?? "")
    }
  }

  /// Lets each alias stand where it was moved last; returns how many changed here.
  func settleAliases(
    own: [AliasName: AliasState], other: [AliasName: AliasState]
  ) throws -> Int {
    var count = 0
    for (name, state) in other where state.isNewer(than: own[name]) {
      guard let version = state.version else {
        try db.execute(
          sql: """
            DELETE FROM main.modelAlias WHERE alias = ? AND model = (SELECT id FROM main.model WHERE uuid = ?)
            """, arguments: [name.alias, name.model])
        count += db.changesCount
        continue
      }
      guard version != own[name]?.version else { continue }
      // A version that was not selected has no alias here.
      try db.execute(
        sql: """
          INSERT OR REPLACE INTO main.modelAlias (model, alias, modelVersion)
          SELECT model.id, ?, modelVersion.id FROM main.modelVersion JOIN main.model ON model.id = modelVersion.model
          WHERE modelVersion.uuid = ? AND model.uuid = ?
          """, arguments: [name.alias, version, name.model])
      count += db.changesCount
    }
    return count
  }
}
