import GRDB

extension RunWriter {
  /// Ends this part of a trial's training: the trial waits to be promoted, its run is `interrupted` until then.
  ///
  /// What is still buffered is written in the same transaction, and the lease ends. A pause is no failure.
  ///
  /// - Parameters:
  ///   - epoch: the epoch whose report got the verdict.
  ///   - summary: what is to be said of the run; nil takes what its metrics tell.
  public func pause(epoch: Int, summary: RunSummary? = nil) throws(StoreError) {
    precondition(lease != nil, "only a trial's run can be paused")
    let reason = "paused after epoch \(epoch)"
    try end(as: .interrupted, reason: reason, summary: summary) { lease, now, db in
      try Store.end(lease, as: .queued, outcome: .interrupted, reason: reason, now: now, db)
      try db.execute(
        sql: "UPDATE trial SET pausedEpoch = ? WHERE id = ?", arguments: [epoch, lease.trialID])
    }
  }
}
