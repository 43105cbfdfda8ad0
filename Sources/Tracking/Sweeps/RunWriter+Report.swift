import GRDB

extension RunWriter {
  /// Reports the sweep's metric after an epoch and says what is to become of the trial, in one transaction.
  ///
  /// The report is written before it is judged, so that of trials that end an epoch together the later sees the earlier.
  /// A training that went on from a stored state reports that state's epoch again: the report stays as it is, and a
  /// trial that had been let past the epoch goes on; one that had not is judged anew. Outside a sweep nothing is
  /// written, and the run goes on.
  ///
  /// - Parameters:
  ///   - value: the metric's value; NaN is worse than every number.
  ///   - decide: judges within the transaction; it must not touch the store.
  public func report(
    epoch: Int, value: Double, decide: (Standing) -> Verdict
  ) throws(StoreError) -> Verdict {
    guard let trial = lease?.trialID else { return .goOn }
    var verdict = Verdict.goOn
    try write { db in
      let row = try Row.fetchOne(
        db, sql: "SELECT sweep, promotedEpoch FROM trial WHERE id = ?", arguments: [trial])
      guard let row else { throw StoreError.unknownTrial(trial) }
      let (sweep, promoted): (Int64, Int?) = try (row[0], row[1])
      let goal = try Store.goal(ofSweep: sweep, db)
      var values = try Self.reports(of: trial, sweep: sweep, before: epoch, db)
      values.append((epoch, value))
      try db.execute(
        sql: "INSERT OR REPLACE INTO trialReport (sweep, epoch, trial, value, best) VALUES (?, ?, ?, ?, ?)",
        arguments: [sweep, epoch, trial, value, goal.best(of: values.lazy.map(\.value))])
      if let promoted, promoted >= epoch { return }
      verdict = decide(
        Standing(
          trial: trial, values: values, rung: try Rung.fetch(epoch: epoch, sweep: sweep, goal: goal, db),
          goal: goal))
      guard verdict == .goOn else { return }
      try db.execute(sql: "UPDATE trial SET promotedEpoch = ? WHERE id = ?", arguments: [epoch, trial])
    }
    return verdict
  }

  private static func reports(
    of trial: Int64, sweep: Int64, before epoch: Int, _ db: Database
  ) throws -> [(epoch: Int, value: Double)] {
    try Row.fetchAll(
      db,
      sql: "SELECT epoch, value FROM trialReport WHERE trial = ? AND sweep = ? AND epoch < ? ORDER BY epoch",
      arguments: [trial, sweep, epoch]
    ).map { try ($0[0], $0[1] ?? .nan) }
  }
}
