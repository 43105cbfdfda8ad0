import GRDB

extension Store {
  /// Ends the paused trials of a sweep as pruned, and their runs, where nothing is left that could get one promoted;
  /// returns how many.
  ///
  /// While a trial of the sweep is leased or running, or a visible one waits in the queue, it does nothing.
  @discardableResult
  public func pruneParkedTrials(sweep: SweepID) throws(StoreError) -> Int {
    try write { db in
      let key = try Self.sweepKey(sweep, db)
      guard try !hasTrialsToCome(sweep: key, db) else { return 0 }
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT id, pausedEpoch FROM trial
          WHERE sweep = ? AND state = 'queued' AND isHidden = 0 AND pausedEpoch IS NOT NULL
          """, arguments: [key])
      for row in rows {
        let reason = try "epoch \(row[1] as Int): not promoted before the sweep was over"
        let run = try Int64.fetchOne(
          db, sql: "SELECT run FROM trialAttempt WHERE trial = ? ORDER BY number DESC LIMIT 1",
          arguments: [row[0] as Int64])
        if let run {
          try RecordSeal.details.keep(run, db) {
            try db.execute(
              sql: "UPDATE run SET state = 'pruned', failureReason = ? WHERE id = ?",
              arguments: [reason, run])
          }
          try TrainingStateTables.drop(run: run, db)
        }
        try db.execute(
          sql: "UPDATE trial SET state = 'pruned', failureReason = ?, pausedEpoch = NULL WHERE id = ?",
          arguments: [reason, row[0] as Int64])
        try RecordSeal.trial.save(row[0], db)
      }
      return rows.count
    }
  }

  /// Whether a trial may still report before another is promoted.
  private func hasTrialsToCome(sweep: Int64, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM trial WHERE sweep = ?1 AND state IN ('leased', 'running'))
          OR EXISTS (SELECT 1 FROM trial
            WHERE sweep = ?1 AND state = 'queued' AND isHidden = 0 AND pausedEpoch IS NULL)
        """, arguments: [sweep]) ?? false
  }
}
