import Foundation
import GRDB

extension Store {
  /// Proves that a lease is still good and moves its expiry on.
  static func renew(_ lease: TrialLease, now: Double, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE trial SET leaseExpiresAtSeconds = ? + leaseSeconds WHERE id = ? AND leaseToken = ?",
      arguments: [now, lease.trialID, lease.token])
    guard db.changesCount == 1 else { throw StoreError.leaseLost(trial: lease.trialID) }
  }

  /// Makes a run the one that carries out a leased trial.
  static func begin(_ lease: TrialLease, run: Int64, now: Double, _ db: Database) throws {
    try renew(lease, now: now, db)
    try db.execute(sql: "UPDATE trial SET state = 'running' WHERE id = ?", arguments: [lease.trialID])
    try db.execute(
      sql: "UPDATE trialAttempt SET run = ? WHERE trial = ? AND outcome IS NULL",
      arguments: [run, lease.trialID])
  }

  /// Ends the attempt that a lease stands for, and the lease with it.
  static func end(
    _ lease: TrialLease, as state: TrialState, outcome: AttemptOutcome, reason: String?, now: Double,
    _ db: Database
  ) throws {
    try renew(lease, now: now, db)
    try endAttempt(trial: lease.trialID, as: state, outcome: outcome, reason: reason, now: now, db)
  }

  /// Ends the open attempt at a trial, whoever holds the lease.
  ///
  /// A run of the attempt that still counts as running ends with it: as `failed` where the trial is given up, else as
  /// `interrupted`, because the next attempt goes on with it.
  static func endAttempt(
    trial: Int64, as state: TrialState, outcome: AttemptOutcome, reason: String?, now: Double, _ db: Database
  ) throws {
    let runState: RunState = state == .failed ? .failed : .interrupted
    if let run = try openAttemptRun(trial: trial, db) {
      try endRun(run, as: runState, reason: reason, now: now, db)
    }
    try db.execute(
      sql: """
        UPDATE trialAttempt SET outcome = ?, reason = ?, finishedAtSeconds = ?
        WHERE trial = ? AND outcome IS NULL
        """, arguments: [outcome.rawValue, reason, now, trial])
    try db.execute(
      sql: "UPDATE trial SET failureCount = failureCount + ?, failureReason = ? WHERE id = ?",
      arguments: [outcome == .failed ? 1 : 0, state == .finished ? nil : reason, trial])
    try endLease(trial: trial, as: state, db)
  }

  /// Puts a trial into a state in which nobody has it, and seals it where that is its end.
  static func endLease(trial: Int64, as state: TrialState, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE trial SET state = ?, leaseToken = NULL, leaseHost = NULL, leaseBootID = NULL, leasePID = NULL,
          leaseSeconds = NULL, leaseExpiresAtSeconds = NULL
        WHERE id = ?
        """, arguments: [state.rawValue, trial])
    try RecordSeal.trial.save(trial, db)
  }

  /// The run of the open attempt at a trial; nil where none was started.
  static func openAttemptRun(trial: Int64, _ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db, sql: "SELECT run FROM trialAttempt WHERE trial = ? AND outcome IS NULL", arguments: [trial])
  }
}
