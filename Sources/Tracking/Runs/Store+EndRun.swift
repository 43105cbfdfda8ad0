import GRDB

extension Store {
  /// Ends a run that still counts as running, packs its points, and seals its record: what is to be said of it must be there.
  static func endRun(
    _ run: Int64, as state: RunState, reason: String?, now: Double, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        UPDATE run SET state = ?, failureReason = ?, finishedAtSeconds = ? WHERE id = ? AND state = 'running'
        """, arguments: [state.rawValue, reason, now, run])
    guard db.changesCount > 0 else { return }
    try PointTables.seal(run: run, db)
    try RecordSeal.seal(run: run, db)
  }
}
