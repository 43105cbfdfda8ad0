import GRDB

extension Store {
  /// Whether something counts as going on although the process behind it, on this machine, is gone.
  public func hasDeadOwners() throws(StoreError) -> Bool {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT ownerHost, ownerBootID, ownerPID FROM run WHERE state = 'running' AND trial IS NULL
          UNION SELECT leaseHost, leaseBootID, leasePID FROM trial WHERE leaseToken IS NOT NULL
          """)
      while let row = try rows.next() {
        let owner = try LeaseOwner(row)
        if surroundings.liveness(owner) == .dead { return true }
      }
      return false
    }
  }

  /// Marks runs as `interrupted` whose process is gone, and queues trials again whose owner is; returns how many.
  @discardableResult
  public func noticeDeadOwners() throws(StoreError) -> Int {
    guard try hasDeadOwners() else { return 0 }
    var count = try interruptAbandonedRuns()
    for sweep in try sweeps() { count += try requeueAbandonedTrials(sweep: sweep.id) }
    return count
  }
}
