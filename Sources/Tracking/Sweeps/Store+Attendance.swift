import GRDB

extension Store {
  /// Whether somebody is at work on a sweep: a process of this machine that has claimed trials of it lives, or a lease of
  /// another machine has not expired.
  public func isAttended(_ sweep: SweepID) throws(StoreError) -> Bool {
    let now = nowSeconds
    return try read { db in
      let key = try Self.sweepKey(sweep, db)
      let owners = try Row.fetchAll(
        db,
        sql: """
          SELECT DISTINCT ownerHost, ownerBootID, ownerPID FROM trialAttempt JOIN trial ON trial.id = trial
          WHERE sweep = ?
          """, arguments: [key])
      let isAlive = try owners.contains { row in
        try surroundings.liveness(LeaseOwner(row)) == .alive
      }
      if isAlive { return true }
      let leases = try Row.fetchAll(
        db,
        sql:
          "SELECT leaseHost, leaseBootID, leasePID FROM trial WHERE sweep = ? AND leaseExpiresAtSeconds > ?",
        arguments: [key, now])
      return try leases.contains { row in
        try surroundings.liveness(LeaseOwner(row)) != .dead
      }
    }
  }
}
