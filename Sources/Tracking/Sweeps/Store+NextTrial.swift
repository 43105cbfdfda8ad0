import GRDB

extension Store {
  /// The trial to claim next: a paused one that is promoted, from the last epoch down, else the oldest in the queue.
  ///
  /// Promotion comes first, as in the procedure get_job of Li et al., "A System for Massively Parallel Hyperparameter
  /// Tuning" (2020). A promoted trial is no longer paused.
  static func nextTrial(
    sweep: Int64, runningAlone: Bool, promoting: ((Rung) -> Int64?)?, _ db: Database
  ) throws -> Int64? {
    if let promoting {
      let goal = try goal(ofSweep: sweep, db)
      for epoch in try Rung.pausedEpochs(sweep: sweep, db) {
        let rung = try Rung.fetch(epoch: epoch, sweep: sweep, goal: goal, runningAlone: runningAlone, db)
        guard let trial = promoting(rung), rung.entries.contains(where: { $0.trial == trial && $0.isWaiting })
        else { continue }
        try db.execute(
          sql: "UPDATE trial SET promotedEpoch = pausedEpoch, pausedEpoch = NULL WHERE id = ?",
          arguments: [trial])
        return trial
      }
    }
    return try Int64.fetchOne(
      db,
      sql: """
        SELECT id FROM trial
        WHERE sweep = ? AND state = 'queued' AND isHidden = 0 AND pausedEpoch IS NULL AND runsAlone = ?
        ORDER BY id LIMIT 1
        """, arguments: [sweep, runningAlone])
  }

  /// What "best" means in a sweep.
  static func goal(ofSweep sweep: Int64, _ db: Database) throws -> Goal {
    let goal = try String.fetchOne(db, sql: "SELECT goal FROM sweep WHERE id = ?", arguments: [sweep])
    return goal.flatMap(Goal.init) ?? .maximize
  }
}
