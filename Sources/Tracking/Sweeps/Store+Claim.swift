import Foundation
import GRDB

extension Store {
  /// Claims a trial of a sweep: one that is promoted, else the oldest queued one that is visible and not paused; nil
  /// where there is none.
  ///
  /// However many processes ask at once, each trial is given to one of them. The lease ends `leaseSeconds` after its
  /// last renewal; every write of the trial's run renews it.
  ///
  /// - Parameters:
  ///   - promoting: asked for each epoch after which trials are paused, the last one first, which of those that wait
  ///     there is to go on; it decides within the transaction and must not touch the store.
  ///   - alone: whether the trial will have no other beside it. Trials that must run alone are claimed first then, and
  ///     never otherwise.
  public func claimTrial(
    sweep: SweepID, owner: LeaseOwner = .current, leaseSeconds: Double, promoting: ((Rung) -> Int64?)? = nil,
    alone: Bool = false
  ) throws(StoreError) -> TrialLease? {
    let now = nowSeconds
    let token = UUID().uuidString.lowercased()
    return try write { db in
      let key = try Self.sweepKey(sweep, db)
      var trial: Int64?
      for runningAlone in alone ? [true, false] : [false] where trial == nil {
        trial = try Self.nextTrial(sweep: key, runningAlone: runningAlone, promoting: promoting, db)
      }
      guard let trial else { return nil }
      try db.execute(
        sql: """
          UPDATE trial SET state = 'leased', leaseToken = ?, leaseHost = ?, leaseBootID = ?, leasePID = ?,
            leaseSeconds = ?, leaseExpiresAtSeconds = ?
          WHERE id = ?
          """,
        arguments: [token, owner.host, owner.bootID, owner.pid, leaseSeconds, now + leaseSeconds, trial])
      try db.execute(
        sql: """
          INSERT INTO trialAttempt (trial, number, ownerHost, ownerBootID, ownerPID, startedAtSeconds)
          SELECT ?1, 1 + count(*), ?, ?, ?, ? FROM trialAttempt WHERE trial = ?1
          """, arguments: [trial, owner.host, owner.bootID, owner.pid, now])
      return TrialLease(
        trialID: trial, token: token, expiresAt: Date(timeIntervalSince1970: now + leaseSeconds))
    }
  }

  /// The lease whose trial and token a worker was given, renewed; `leaseLost` where it is no longer good.
  public func lease(trial: Int64, token: String) throws(StoreError) -> TrialLease {
    try renewLease(TrialLease(trialID: trial, token: token, expiresAt: .distantPast))
  }

  /// Moves a lease's expiry on; `leaseLost` where it is no longer good.
  @discardableResult
  public func renewLease(_ lease: TrialLease) throws(StoreError) -> TrialLease {
    let now = nowSeconds
    return try write { db in
      try Self.renew(lease, now: now, db)
      let expiry = try Double.fetchOne(
        db, sql: "SELECT leaseExpiresAtSeconds FROM trial WHERE id = ?", arguments: [lease.trialID])
      return TrialLease(
        trialID: lease.trialID, token: lease.token, expiresAt: Date(timeIntervalSince1970: expiry ?? now))
    }
  }
}
