import GRDB

extension Merger {
  /// SQL for how far a trial is, to be compared: what has ended for good, then whose last attempt is the later.
  private func progress(_ trial: String, in schema: String) -> String {
    """
    (CASE \(trial).state WHEN 'finished' THEN 2 WHEN 'pruned' THEN 1 ELSE 0 END,
      (SELECT ifnull(max(a.startedAtSeconds), 0) FROM \(schema).trialAttempt AS a WHERE a.trial = \(trial).id),
      CASE \(trial).state WHEN 'failed' THEN 2 WHEN 'queued' THEN 1 ELSE 0 END,
      ifnull(\(trial).promotedEpoch, 0), ifnull(\(trial).pausedEpoch, 0), \(trial).failureCount,
      \(trial).runsAlone, ifnull(\(trial).failureReason, ''))
    """
  }

  /// Takes over trials, by sweep and cell.
  ///
  /// A lease of the other store stays there: the trial is queued here.
  func takeTrials(counting report: inout MergeReport) throws {
    try db.execute(
      sql: """
        CREATE TEMP TABLE choice_trial (other INTEGER PRIMARY KEY, own INTEGER, choice TEXT NOT NULL);
        INSERT INTO temp.choice_trial
        SELECT o.id, m.id, CASE WHEN m.id IS NULL THEN 'new'
          WHEN \(progress("o", in: "other")) > \(progress("m", in: "main"))
            AND (m.leaseToken IS NULL OR o.state IN ('finished', 'pruned')) THEN 'other' ELSE 'own' END
        FROM other.trial AS o JOIN temp.map_sweep AS s ON s.other = o.sweep
          LEFT JOIN main.trial AS m ON m.sweep = s.own AND m.cellHash = o.cellHash
        WHERE \(try isSelected("trial"));
        """)
    let state = "CASE WHEN o.leaseToken IS NULL THEN o.state ELSE 'queued' END"
    let lease = [
      "leaseToken", "leaseHost", "leaseBootID", "leasePID", "leaseSeconds", "leaseExpiresAtSeconds",
    ]
    let withoutLease = lease.reduce(into: ["state": state]) { $0[$1] = "NULL" }
    report.newTrials = try copy("trial", where: "o.id IN (\(chosen("trial", "new")))", changing: withoutLease)
    try map("trial", by: ["sweep", "cellHash"], where: "o.id IN (SELECT other FROM temp.choice_trial)")
    try db.execute(
      sql: """
        UPDATE main.trial AS m SET
          (state, failureCount, failureReason, pausedEpoch, promotedEpoch, runsAlone, seal) = (
            SELECT \(state), failureCount, failureReason, pausedEpoch, promotedEpoch, runsAlone, seal
            FROM other.trial AS o JOIN temp.choice_trial AS c ON c.other = o.id WHERE c.own = m.id),
          \(lease.map { "\($0) = NULL" }.joined(separator: ", "))
        WHERE id IN (SELECT own FROM temp.choice_trial WHERE choice = 'other')
        """)
    report.updatedTrials = db.changesCount
    // A cell that one of the files lists is shown.
    try db.execute(
      sql: """
        UPDATE main.trial SET isHidden = 0 WHERE isHidden = 1 AND id IN (
          SELECT own FROM temp.choice_trial AS c JOIN other.trial AS o ON o.id = c.other WHERE o.isHidden = 0)
        """)
    try copy("trialParam", where: "o.trial IN (\(chosen("trial", "new")))")
    try db.execute(
      sql: """
        DELETE FROM main.trialReport
        WHERE trial IN (SELECT own FROM temp.choice_trial WHERE choice = 'other')
        """)
    try copy("trialReport", where: "o.trial IN (\(chosen("trial", "new", "other")))")
  }

  /// SQL for the rows of the other store about which one of some choices was made.
  func chosen(_ table: String, _ choices: String...) -> String {
    "SELECT other FROM temp.choice_\(table) WHERE choice IN (\(choices.map { "'\($0)'" }.joined(separator: ", ")))"
  }
}
