import GRDB

extension Merger {
  /// Takes over models, their versions, aliases and log, by their UUIDs.
  func takeModels(counting report: inout MergeReport) throws {
    // Who moved an alias last is told by the logs as they were, under the names that the models had.
    let aliases = (own: try aliases(in: "main"), other: try aliases(in: "other"))
    let condition = try isSelected("model")
    report.newModels = try copy(
      "model",
      where: "\(condition) AND NOT EXISTS (SELECT 1 FROM main.model AS m WHERE m.uuid = o.uuid)",
      changing: ["name": "o.uuid"])
    try map("model", by: ["uuid"], where: condition)
    report.renamed += try settleNames("model")
    try takeVersions(counting: &report)
    report.aliases = try settleAliases(own: aliases.own, other: aliases.other)
    report.events = try takeEvents()
  }

  /// Takes over the log; returns how many entries were not there.
  private func takeEvents() throws -> Int {
    // What one of the stores does not know of an old entry the other may.
    try db.execute(
      sql: """
        UPDATE main.modelEvent AS m SET modelUUID = o.modelUUID, seal = o.seal FROM other.modelEvent AS o
        WHERE m.uuid = o.uuid AND m.modelUUID IS NULL AND o.modelUUID IS NOT NULL
        """)
    return try copy(
      "modelEvent",
      where: """
        \(try isSelected("modelEvent")) AND NOT EXISTS (SELECT 1 FROM main.modelEvent AS m WHERE m.uuid = o.uuid)
        """)
  }

  private func takeVersions(counting report: inout MergeReport) throws {
    let condition = try isSelected("modelVersion")
    // Numbers are settled when all are there.
    report.newVersions = try copy(
      "modelVersion",
      where: "\(condition) AND NOT EXISTS (SELECT 1 FROM main.modelVersion AS m WHERE m.uuid = o.uuid)",
      changing: ["number": "\(Self.provisional) + o.id"])
    try map("modelVersion", by: ["uuid"], where: condition)
    report.renumbered = try settleNumbers()
    // Nobody can tell which text is the newer one; the longer says more.
    func longer(_ column: String) -> String {
      """
      CASE WHEN (length(o.\(column)), o.\(column)) > (length(m.\(column)), m.\(column))
        THEN o.\(column) ELSE m.\(column) END
      """
    }
    try db.execute(
      sql: """
        UPDATE main.modelVersion AS m SET (description, licence, packing) = (
          SELECT \(longer("description")), \(longer("licence")),
            ifnull(m.packing, \(own("o.packing", of: "packing")))
          FROM other.modelVersion AS o WHERE o.uuid = m.uuid)
        WHERE id IN (SELECT own FROM temp.map_modelVersion)
        """)
    try copy(
      "modelVersionTag", where: "o.modelVersion IN (SELECT other FROM temp.map_modelVersion)", isUnion: true)
  }

  /// Above all numbers that are given.
  static let provisional = 1 << 40
}
