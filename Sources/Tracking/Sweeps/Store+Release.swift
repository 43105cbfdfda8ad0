import GRDB

extension Store {
  /// Gives a leased trial back: to the queue, or for good; a run of it that still counts as running ends with it.
  ///
  /// `leaseLost` where the lease is no longer good, for instance because the trial has finished.
  ///
  /// - Parameter log: what the worker had to say at last; it is added to the log of the attempt's run.
  public func releaseTrial(
    _ lease: TrialLease, _ release: TrialRelease, log: String? = nil
  ) throws(StoreError) {
    let now = nowSeconds
    let (state, outcome, reason): (TrialState, AttemptOutcome, String) =
      switch release {
      case .retry(let reason), .retryAlone(let reason): (.queued, .failed, reason)
      case .failed(let reason): (.failed, .failed, reason)
      case .interrupted(let reason): (.queued, .interrupted, reason)
      }
    try write { db in
      if let log, let run = try Self.openAttemptRun(trial: lease.trialID, db) {
        try LogTail(log).append(to: run, db)
      }
      try Self.end(lease, as: state, outcome: outcome, reason: reason, now: now, db)
      guard case .retryAlone = release else { return }
      try db.execute(sql: "UPDATE trial SET runsAlone = 1 WHERE id = ?", arguments: [lease.trialID])
    }
  }

  /// Queues the trials again whose owner has died or whose lease has expired; returns how many.
  ///
  /// Their runs become `interrupted` with the reason. It is no failure of the trial and not counted as one.
  @discardableResult
  public func requeueAbandonedTrials(sweep: SweepID) throws(StoreError) -> Int {
    let now = nowSeconds
    return try write { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT id, leaseHost, leaseBootID, leasePID, leaseExpiresAtSeconds FROM trial
          WHERE sweep = ? AND state IN ('leased', 'running')
          """, arguments: [try Self.sweepKey(sweep, db)])
      var count = 0
      for row in rows {
        let owner = try LeaseOwner(row, from: 1)
        guard let reason = try abandonment(owner: owner, expiresAt: row[4], now: now) else { continue }
        try Self.endAttempt(trial: row[0], as: .queued, outcome: .abandoned, reason: reason, now: now, db)
        count += 1
      }
      return count
    }
  }

  /// Queues a sweep's visible failed trials afresh, their failures forgiven but not forgotten; returns how many.
  @discardableResult
  public func requeueFailedTrials(sweep: SweepID) throws(StoreError) -> Int {
    try write { db in
      try db.execute(
        sql: """
          UPDATE trial SET state = 'queued', failureCount = 0, seal = NULL
          WHERE sweep = ? AND state = 'failed' AND NOT isHidden
          """, arguments: [try Self.sweepKey(sweep, db)])
      return db.changesCount
    }
  }

  /// Why a lease no longer stands for work in progress; nil where it may.
  private func abandonment(owner: LeaseOwner, expiresAt: Double, now: Double) -> String? {
    if surroundings.liveness(owner) == .dead { return "process \(owner.pid) on \(owner.host) is gone" }
    guard expiresAt <= now else { return nil }
    return "process \(owner.pid) on \(owner.host) did not renew its lease in time"
  }
}
