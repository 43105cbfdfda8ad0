import GRDB

extension Merger {
  /// What is said of that which was going on in the other store.
  private static let reason = "it was under way in another store"

  /// SQL for what makes attempts at a trial in two stores the same.
  private static let identity = "trial, startedAtSeconds, ownerHost, ownerBootID, ownerPID, occurrence"

  /// Makes one history of the attempts at a trial that either store knows, numbered by when they began.
  func takeAttempts() throws {
    let occurrence = """
      row_number() OVER (PARTITION BY a.trial, a.startedAtSeconds, a.ownerHost, a.ownerBootID, a.ownerPID
        ORDER BY a.number)
      """
    try db.execute(
      sql: """
        CREATE TEMP TABLE attempt AS
        SELECT t.own AS trial, a.startedAtSeconds, a.ownerHost, a.ownerBootID, a.ownerPID, \(occurrence) AS occurrence,
          \(own("a.run", of: "run")) AS run,
          CASE WHEN a.outcome IS NULL THEN ifnull(r.heartbeatAtSeconds, a.startedAtSeconds)
            ELSE a.finishedAtSeconds END AS finishedAtSeconds,
          ifnull(a.outcome, 'abandoned') AS outcome,
          CASE WHEN a.outcome IS NULL THEN '\(Self.reason)' ELSE a.reason END AS reason, 0 AS isOwn
        FROM other.trialAttempt AS a JOIN temp.map_trial AS t ON t.other = a.trial
          LEFT JOIN other.run AS r ON r.id = a.run;
        CREATE TEMP TABLE changedTrial AS
        SELECT DISTINCT trial FROM (
          SELECT trial, startedAtSeconds, ownerHost, ownerBootID, ownerPID, run, finishedAtSeconds, outcome, reason
          FROM temp.attempt
          EXCEPT
          SELECT trial, startedAtSeconds, ownerHost, ownerBootID, ownerPID, run, finishedAtSeconds, outcome, reason
          FROM main.trialAttempt);
        DELETE FROM temp.attempt WHERE trial NOT IN (SELECT trial FROM temp.changedTrial);
        INSERT INTO temp.attempt
        SELECT a.trial, a.startedAtSeconds, a.ownerHost, a.ownerBootID, a.ownerPID, \(occurrence), a.run,
          a.finishedAtSeconds, a.outcome, a.reason, 1
        FROM main.trialAttempt AS a WHERE a.trial IN (SELECT trial FROM temp.changedTrial);
        """)
    // An attempt that goes on here goes on; otherwise the outcome stands that says more.
    let rank = """
      CASE WHEN outcome IS NULL AND leaseToken IS NOT NULL THEN 6 WHEN outcome = 'finished' THEN 5
        WHEN outcome = 'pruned' THEN 4 WHEN outcome = 'failed' THEN 3 WHEN outcome = 'interrupted' THEN 2
        WHEN outcome = 'abandoned' THEN 1 ELSE 0 END
      """
    try db.execute(
      sql: """
        CREATE TEMP TABLE attemptHistory AS
        SELECT trial, startedAtSeconds, ownerHost, ownerBootID, ownerPID, occurrence,
          max(run) OVER (PARTITION BY \(Self.identity)) AS run, finishedAtSeconds, outcome, reason,
          row_number() OVER (
            PARTITION BY \(Self.identity)
            ORDER BY \(rank) DESC, ifnull(finishedAtSeconds, 0) DESC, ifnull(reason, ''), isOwn DESC) AS place
        FROM temp.attempt JOIN main.trial ON trial.id = attempt.trial;
        DELETE FROM main.trialAttempt WHERE trial IN (SELECT trial FROM temp.changedTrial);
        INSERT INTO main.trialAttempt
          (trial, number, run, ownerHost, ownerBootID, ownerPID, startedAtSeconds, finishedAtSeconds, outcome, reason)
        SELECT trial, row_number() OVER (
            PARTITION BY trial ORDER BY startedAtSeconds, ownerHost, ownerBootID, ownerPID, occurrence),
          run, ownerHost, ownerBootID, ownerPID, startedAtSeconds, finishedAtSeconds, outcome, reason
        FROM temp.attemptHistory WHERE place = 1;
        """)
  }

  /// Ends what no lease of this store stands for: runs of trials that came as running, and attempts at trials that the
  /// other store has ended.
  func settleWhatWasUnderWay() throws {
    let unleased = """
      SELECT id FROM main.trial WHERE leaseToken IS NULL AND id IN (SELECT own FROM temp.map_trial)
      """
    let runs = try Int64.fetchAll(
      db,
      sql: """
        SELECT run.id FROM main.run JOIN temp.map_run ON map_run.own = run.id
          JOIN temp.choice_run ON choice_run.other = map_run.other
        WHERE state = 'running' AND trial IS NOT NULL AND choice <> 'own'
        UNION SELECT id FROM main.run WHERE state = 'running' AND trial IN (\(unleased))
        """)
    for run in runs {
      try db.execute(
        sql: """
          UPDATE main.run SET state = 'interrupted', failureReason = ?, finishedAtSeconds = heartbeatAtSeconds
          WHERE id = ?
          """, arguments: [Self.reason, run])
      try PointTables.seal(run: run, db)
      try RecordSeal.seal(run: run, db)
    }
    try db.execute(
      sql: """
        UPDATE main.trialAttempt AS a SET outcome = 'abandoned', reason = ?, finishedAtSeconds = ifnull(
          (SELECT heartbeatAtSeconds FROM main.run WHERE run.id = a.run), startedAtSeconds)
        WHERE outcome IS NULL AND trial IN (\(unleased))
        """, arguments: [Self.reason])
  }
}
