import GRDB

extension Store {
  /// Adds cells to a sweep that depend on how its trials stand; returns how many were new.
  ///
  /// All in one transaction: of several processes that ask at once, each sees what the others have added.
  ///
  /// - Parameter propose: the cells to add, from the visible trials in the order in which they were made.
  public func extendSweep(
    _ sweep: SweepID, by propose: ([ObservedTrial]) throws -> [Cell]
  ) throws(StoreError) -> Int {
    try write { db in
      let key = try Self.sweepKey(sweep, db)
      return try Self.insertTrials(try propose(Self.observedTrials(key, hidden: false, db)), sweep: key, db)
    }
  }

  /// The trials of a sweep as a sampler sees them, in the order in which they were made.
  ///
  /// - Parameter hidden: whether hidden trials are among them.
  public func observedTrials(sweep: SweepID, hidden: Bool = false) throws(StoreError) -> [ObservedTrial] {
    try read { db in try Self.observedTrials(try Self.sweepKey(sweep, db), hidden: hidden, db) }
  }

  /// Queues those cells that a sweep does not have yet, and shows those again that were hidden; returns how many.
  private static func insertTrials(_ cells: [Cell], sweep: Int64, _ db: Database) throws -> Int {
    var count = 0
    for cell in cells {
      let hidden = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT id FROM trial WHERE sweep = ? AND cellHash = ? AND isHidden"),
        arguments: [sweep, cell.hash])
      if let hidden {
        try setHidden(false, trial: hidden, db)
        count += 1
      } else if try insertTrial(cell, sweep: sweep, db) {
        count += 1
      }
    }
    return count
  }

  /// Hides a trial, or shows it again.
  static func setHidden(_ isHidden: Bool, trial: Int64, _ db: Database) throws {
    try RecordSeal.trial.keep(trial, db) {
      try db.cachedStatement(sql: "UPDATE trial SET isHidden = ? WHERE id = ?").execute(arguments: [
        isHidden, trial,
      ])
    }
  }

  /// Queues a cell; false where the sweep has it already.
  @discardableResult
  static func insertTrial(_ cell: Cell, sweep: Int64, _ db: Database) throws -> Bool {
    try db.execute(
      sql: "INSERT INTO trial (sweep, cellHash, state) VALUES (?, ?, 'queued') ON CONFLICT DO NOTHING",
      arguments: [sweep, cell.hash])
    guard db.changesCount > 0 else { return false }
    try ParamValue.insert(cell.params, into: "trialParam", owner: "trial", id: db.lastInsertedRowID, db)
    return true
  }

  /// - Parameter hidden: whether hidden trials are among them.
  static func observedTrials(_ sweep: Int64, hidden: Bool, _ db: Database) throws -> [ObservedTrial] {
    var params = try params(ofTrials: "SELECT id FROM trial WHERE sweep = \(sweep)", db)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT trial.id, trial.cellHash, trial.state, trial.pausedEpoch IS NOT NULL,
          CASE trial.state WHEN 'failed' THEN NULL ELSE
            CASE sweep.goal WHEN 'minimize' THEN summary.minValue ELSE summary.maxValue END END
        FROM trial JOIN sweep ON sweep.id = trial.sweep
          LEFT JOIN metric ON metric.split || '.' || metric.name = sweep.metric
          LEFT JOIN metricSummary AS summary ON summary.metric = metric.id
            AND summary.run = (SELECT max(id) FROM run WHERE run.trial = trial.id)
        WHERE trial.sweep = ? AND (? OR NOT isHidden) ORDER BY trial.id
        """, arguments: [sweep, hidden])
    return try rows.map { row in
      try ObservedTrial(
        cellHash: row[1], params: params.removeValue(forKey: row[0]) ?? [:],
        state: TrialState(rawValue: row[2]) ?? .failed, isPaused: row[3], value: row[4])
    }
  }
}
