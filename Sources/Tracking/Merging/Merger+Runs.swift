import GRDB

extension Merger {
  /// SQL for how far a run is, to be compared: what has ended as it should, then who wrote last.
  private func progress(_ run: String, in schema: String) -> String {
    """
    (\(run).state IN ('finished', 'pruned'), \(run).heartbeatAtSeconds, \(run).state NOT IN ('running', 'queued'),
      ifnull(\(run).finishedAtSeconds, 0), ifnull(\(run).epochs, 0),
      (SELECT ifnull(sum(s.pointCount), 0) FROM \(schema).metricSummary AS s WHERE s.run = \(run).id),
      (SELECT count(*) FROM \(schema).runSegment AS s WHERE s.run = \(run).id),
      (SELECT length(d.logTail) FROM \(schema).runDetail AS d WHERE d.run = \(run).id))
    """
  }

  /// Takes over runs; of one that both have, the state that is further on stands as a whole.
  ///
  /// A run that a worker of this store has under a lease is its own, until it has ended elsewhere as it should.
  func takeRuns(counting report: inout MergeReport) throws {
    try db.execute(
      sql: """
        CREATE TEMP TABLE choice_run (other INTEGER PRIMARY KEY, own INTEGER, choice TEXT NOT NULL);
        INSERT INTO temp.choice_run
        SELECT o.id, m.id, CASE WHEN m.id IS NULL THEN 'new'
          WHEN \(progress("o", in: "other")) > \(progress("m", in: "main"))
            AND (o.state IN ('finished', 'pruned') OR NOT EXISTS (
              SELECT 1 FROM main.trial AS t WHERE t.id = m.trial AND t.leaseToken IS NOT NULL))
            THEN 'other' ELSE 'own' END
        FROM other.run AS o LEFT JOIN main.run AS m ON m.uuid = o.uuid WHERE \(try isSelected("run"));
        """)
    report.newRuns = try copy("run", where: "o.id IN (\(chosen("run", "new")))")
    try map("run", by: ["uuid"], where: "o.id IN (SELECT other FROM temp.choice_run)")
    try replaceRuns()
    report.updatedRuns = db.changesCount
    report.unchangedRuns = try number("SELECT count(*) FROM temp.choice_run WHERE choice = 'own'")
    // A run belongs to its trial even where one of the stores has forgotten that.
    try db.execute(
      sql: """
        UPDATE main.run AS m SET trial = \(own("(\(theirs("trial")))", of: "trial"))
        WHERE trial IS NULL AND id IN (SELECT own FROM temp.map_run)
        """)
    for table in Self.partsOfRuns {
      try db.execute(
        sql: """
          DELETE FROM main.\(table) WHERE run IN (SELECT own FROM temp.choice_run WHERE choice = 'other')
          """)
    }
    for table in Self.partsOfRuns { try copy(table, where: "o.run IN (\(chosen("run", "new", "other")))") }
    try copy("runTag", where: "o.run IN (SELECT other FROM temp.choice_run)", isUnion: true)
  }

  /// The tables whose rows are a run's alone, those first that others refer to; what is added to a run after its end is
  /// not among them.
  private static let partsOfRuns = MergedTable.all.compactMap { table -> String? in
    guard case .part(of: "run", _) = table.identity else { return nil }
    return ["runTag", "checkpointTag"].contains(table.name) ? nil : table.name
  }

  private func replaceRuns() throws {
    let values = try values(of: "run").filter { !["uuid", "trial"].contains($0.column) }
    try db.execute(
      sql: """
        UPDATE main.run AS m SET (\(values.map(\.column).joined(separator: ", "))) = (
          SELECT \(values.map(\.value).joined(separator: ", ")) FROM other.run AS o WHERE o.uuid = m.uuid)
        WHERE id IN (SELECT own FROM temp.choice_run WHERE choice = 'other')
        """)
  }

  /// SQL for a column that the other store has for the own run `m`.
  private func theirs(_ column: String) -> String {
    "SELECT o.\(column) FROM other.run AS o WHERE o.uuid = m.uuid"
  }
}
