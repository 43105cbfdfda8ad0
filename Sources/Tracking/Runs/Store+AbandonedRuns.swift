import GRDB

extension Store {
  /// Marks the runs as `interrupted` that still count as running though their process on this machine is gone.
  ///
  /// Trials' runs are left to `requeueAbandonedTrials`. Returns how many there were.
  @discardableResult
  public func interruptAbandonedRuns() throws(StoreError) -> Int {
    let now = nowSeconds
    return try write { db in
      let rows = try Row.fetchAll(
        db,
        sql: "SELECT id, ownerHost, ownerBootID, ownerPID FROM run WHERE state = 'running' AND trial IS NULL")
      var count = 0
      for row in rows {
        let owner = try LeaseOwner(row, from: 1)
        guard surroundings.liveness(owner) == .dead else { continue }
        try Self.endRun(
          row[0], as: .interrupted, reason: "process \(owner.pid) on \(owner.host) is gone", now: now, db)
        count += 1
      }
      return count
    }
  }
}
