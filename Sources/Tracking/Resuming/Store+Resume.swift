import Foundation
import GRDB

extension Store {
  /// The newest run of a trial that can go on; nil where none can.
  public func resumableRun(ofTrial trial: Int64) throws(StoreError) -> RunID? {
    try read { db in
      try String.fetchOne(
        db,
        sql: """
          SELECT uuid FROM run JOIN trainingState ON trainingState.run = run.id
          WHERE trial = ? AND state IN ('interrupted', 'failed') ORDER BY run.id DESC LIMIT 1
          """, arguments: [trial]
      ).map(RunID.init(stored:))
    }
  }

  /// Makes a run go on that was interrupted, and hands over the state to go on from.
  ///
  /// What was recorded before stays; the run counts as running again, with a further segment.
  ///
  /// - Parameters:
  ///   - lease: the lease of the trial that the run belongs to; nil for a run of no trial.
  ///   - owner: the process that will write the run.
  /// - Throws: `ownedRun` where a process still writes the run, `notResumable` where it has no state to go on from,
  ///   `leaseLost` where the lease is no longer good.
  public func resumeRun(
    _ id: RunID, trial lease: TrialLease? = nil, owner: LeaseOwner = .current
  ) throws(StoreError) -> (writer: RunWriter, state: StoredTrainingState) {
    let now = nowSeconds
    let (key, name, state) = try write { db in
      let key = try Self.runKey(id, db)
      let name = try checkStands(key, id, trial: lease?.trialID, db)
      guard let state = try TrainingStateTables.fetch(run: key, db) else {
        let state = try String.fetchOne(db, sql: "SELECT state FROM run WHERE id = ?", arguments: [key])
        throw StoreError.notResumable(run: id.short, state: state.flatMap(RunState.init) ?? .interrupted)
      }
      try Self.insertSegment(run: key, state, owner: owner, now: now, db)
      try db.execute(
        sql: """
          UPDATE run SET state = 'running', failureReason = NULL, finishedAtSeconds = NULL,
            heartbeatAtSeconds = ?, ownerHost = ?, ownerBootID = ?, ownerPID = ?
          WHERE id = ?
          """, arguments: [now, owner.host, owner.bootID, owner.pid, key])
      try RecordSeal.unseal(run: key, db)
      if let lease { try Self.begin(lease, run: key, now: now, db) }
      return (key, name, state)
    }
    return (RunWriter(store: self, key: key, id: id, name: name, lease: lease, owner: owner), state)
  }

  /// The times that a run went on, oldest first.
  public func segments(of run: RunID) throws(StoreError) -> [RunSegment] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM runSegment WHERE run = ? ORDER BY number",
        arguments: [try Self.runKey(run, db)]
      ).map { row in
        try RunSegment(
          number: row["number"], epoch: row["epoch"], step: row["step"],
          startedAt: Date(timeIntervalSince1970: row["startedAtSeconds"]),
          endOfPreviousAt: (row["endOfPreviousAtSeconds"] as Double?).map { Date(timeIntervalSince1970: $0) },
          endOfPreviousReason: row["endOfPreviousReason"])
      }
    }
  }

  /// Refuses a run that somebody writes, or that belongs to another trial; gives its name.
  private func checkStands(_ key: Int64, _ id: RunID, trial: Int64?, _ db: Database) throws -> String {
    let row = try Row.fetchOne(
      db, sql: "SELECT name, state, trial, ownerHost, ownerBootID, ownerPID FROM run WHERE id = ?",
      arguments: [key])
    guard let row else { throw StoreError.unknownRun(id.description, nearest: nil) }
    let owner = try LeaseOwner(row, from: 3)
    let isWritten = try row[1] == RunState.running.rawValue && surroundings.liveness(owner) != .dead
    guard !isWritten else { throw StoreError.ownedRun(run: id.short, pid: owner.pid, host: owner.host) }
    guard try row[2] == trial else { throw StoreError.trialsRun(run: id.short) }
    return try row[0]
  }

  private static func insertSegment(
    run: Int64, _ state: StoredTrainingState, owner: LeaseOwner, now: Double, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO runSegment (run, number, epoch, step, startedAtSeconds, ownerHost, ownerPID,
          endOfPreviousAtSeconds, endOfPreviousReason)
        SELECT id, 2 + (SELECT count(*) FROM runSegment WHERE run = ?1), ?, ?, ?, ?, ?,
          ifnull(finishedAtSeconds, heartbeatAtSeconds), failureReason
        FROM run WHERE id = ?1
        """, arguments: [run, state.epoch, state.step, now, owner.host, owner.pid])
  }
}
