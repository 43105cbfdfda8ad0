import GRDB

extension Store {
  /// How far a sweep is.
  ///
  /// - Parameter watched: visible trials of the sweep that are told of in whatever state they are, unless they wait.
  public func snapshot(
    of sweep: SweepRecord, watching watched: [Int64] = []
  ) throws(StoreError) -> SweepSnapshot {
    try read { db in
      let key = try Self.sweepKey(sweep.id, db)
      var counts: [TrialState: Int] = [:]
      let groups = try Row.fetchCursor(
        db, sql: "SELECT state, count(*) FROM trial WHERE sweep = ? AND isHidden = 0 GROUP BY state",
        arguments: [key])
      while let row = try groups.next() {
        if let state = TrialState(rawValue: try row[0]) { counts[state] = try row[1] }
      }
      let waiting = try Int64.fetchAll(
        db,
        sql: """
          SELECT id FROM trial
          WHERE sweep = ? AND state = 'queued' AND isHidden = 0 AND pausedEpoch IS NULL ORDER BY id
          """, arguments: [key])
      let list = "[\(watched.map(String.init).joined(separator: ","))]"
      let trials = try TrialProgress.fetchAll(
        db, objective: sweep.objective,
        where: """
          trial.id IN (
            SELECT id FROM trial WHERE sweep = \(key) AND isHidden = 0 AND state IN ('leased', 'running')
            UNION SELECT id FROM trial WHERE id IN (SELECT value FROM json_each(\(list)))
              AND isHidden = 0 AND (state <> 'queued' OR pausedEpoch IS NOT NULL))
          """)
      return SweepSnapshot(
        counts: counts, pausedCount: counts[.queued, default: 0] - waiting.count, waiting: waiting,
        trials: trials)
    }
  }

  /// How far one trial of a sweep is.
  public func progress(ofTrial id: Int64, in sweep: SweepRecord) throws(StoreError) -> TrialProgress {
    try read { db in
      let found = try TrialProgress.fetchAll(db, objective: sweep.objective, where: "trial.id = \(id)")
      guard let trial = found.first else { throw StoreError.unknownTrial(id) }
      return trial
    }
  }

  /// The finished trial of a sweep that reached most, and what it reached; nil where none reached a number.
  public func bestTrial(of sweep: SweepRecord) throws(StoreError) -> (trial: Int64, value: Double)? {
    let name = MetricName(sweep.objective.metric)
    let (column, order): (SQL, SQL) =
      sweep.objective.goal == .maximize ? ("maxValue", "DESC") : ("minValue", "ASC")
    return try read { db in
      let row = try SQLRequest<Row>(
        """
        SELECT run.trial, \(column) FROM trial
        JOIN run ON run.trial = trial.id AND run.state = 'finished'
        JOIN metricSummary ON metricSummary.run = run.id
          AND metric = (SELECT id FROM metric WHERE split = \(name.split) AND name = \(name.name))
        WHERE trial.sweep = \(try Self.sweepKey(sweep.id, db)) AND \(column) IS NOT NULL
        ORDER BY \(column) \(order), trial.id LIMIT 1
        """
      ).fetchOne(db)
      return try row.map { try (trial: $0[0], value: $0[1]) }
    }
  }
}
