import GRDB

extension Store {
  /// Puts a claimed trial that was not begun back into the queue, as if it had never been claimed.
  ///
  /// `leaseLost` where the lease is no longer good.
  public func returnTrial(_ lease: TrialLease) throws(StoreError) {
    let now = nowSeconds
    try write { db in
      try Self.renew(lease, now: now, db)
      try db.execute(
        sql: "DELETE FROM trialAttempt WHERE trial = ? AND outcome IS NULL", arguments: [lease.trialID])
      try Self.endLease(trial: lease.trialID, as: .queued, db)
    }
  }
}
