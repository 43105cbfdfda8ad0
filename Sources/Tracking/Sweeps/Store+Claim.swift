import Foundation
import GRDB

extension Store {
  /// Claims the oldest queued visible trial of a sweep; nil where none is queued.
  ///
  /// However many processes ask at once, each trial is given to one of them. The lease ends `leaseSeconds` after its
  /// last renewal; every write of the trial's run renews it.
  public func claimTrial(
    sweep: SweepID, owner: LeaseOwner = .current, leaseSeconds: Double
  ) throws(StoreError) -> TrialLease? {
    let now = nowSeconds
    let token = UUID().uuidString.lowercased()
    return try write { db in
      let trial = try Int64.fetchOne(
        db,
        sql: """
          UPDATE trial SET state = 'leased', leaseToken = ?, leaseHost = ?, leaseBootID = ?, leasePID = ?,
            leaseSeconds = ?, leaseExpiresAtSeconds = ?
          WHERE id = (SELECT id FROM trial WHERE sweep = ? AND state = 'queued' AND NOT isHidden
            ORDER BY id LIMIT 1)
          RETURNING id
          """,
        arguments: [
          token, owner.host, owner.bootID, owner.pid, leaseSeconds, now + leaseSeconds,
          try Self.sweepKey(sweep, db),
        ])
      guard let trial else { return nil }
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
