import Foundation
import GRDB

extension Store {
  /// All trials of a sweep, hidden ones included, in the order in which they were made.
  public func trials(sweep: SweepID) throws(StoreError) -> [TrialRecord] {
    try read { db in
      try Self.trialRecords(db, where: "trial.sweep = ?", argument: try Self.sweepKey(sweep, db))
    }
  }

  /// One trial.
  public func trial(_ id: Int64) throws(StoreError) -> TrialRecord {
    try read { db in
      guard let trial = try Self.trialRecords(db, where: "trial.id = ?", argument: id).first else {
        throw StoreError.unknownTrial(id)
      }
      return trial
    }
  }

  /// Every attempt at a trial, oldest first.
  public func attempts(trial: Int64) throws(StoreError) -> [AttemptRecord] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT trialAttempt.*, run.uuid FROM trialAttempt LEFT JOIN run ON run.id = trialAttempt.run
          WHERE trialAttempt.trial = ? ORDER BY number
          """, arguments: [trial])
      return try rows.map { row in
        try AttemptRecord(
          number: row["number"], run: (row["uuid"] as String?).map(RunID.init(stored:)),
          owner: LeaseOwner(host: row["ownerHost"], bootID: row["ownerBootID"], pid: row["ownerPID"]),
          startedAt: Date(timeIntervalSince1970: row["startedAtSeconds"]),
          finishedAt: (row["finishedAtSeconds"] as Double?).map { Date(timeIntervalSince1970: $0) },
          outcome: (row["outcome"] as String?).flatMap(AttemptOutcome.init), reason: row["reason"])
      }
    }
  }

  private static func trialRecords(
    _ db: Database, where condition: String, argument: Int64
  ) throws -> [TrialRecord] {
    var params = try ParamValue.fetch(
      db,
      SQLRequest(
        sql: """
          SELECT trial AS owner, name, kind, value FROM trialParam
          WHERE trial IN (SELECT trial.id FROM trial WHERE \(condition))
          """, arguments: [argument]))
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT trial.*, sweep.uuid AS sweepUUID,
          (SELECT count(*) FROM trialAttempt WHERE trialAttempt.trial = trial.id) AS attemptCount,
          (SELECT uuid FROM run WHERE run.trial = trial.id ORDER BY run.id DESC LIMIT 1) AS runUUID
        FROM trial JOIN sweep ON sweep.id = trial.sweep WHERE \(condition) ORDER BY trial.id
        """, arguments: [argument])
    return try rows.map { row in
      try TrialRecord(
        id: row["id"], sweep: SweepID(stored: row["sweepUUID"]), cellHash: row["cellHash"],
        params: params.removeValue(forKey: row["id"]) ?? [:],
        state: TrialState(rawValue: row["state"]) ?? .failed, isHidden: row["isHidden"],
        pausedEpoch: row["pausedEpoch"], runsAlone: row["runsAlone"], attempts: row["attemptCount"],
        failures: row["failureCount"], failureReason: row["failureReason"],
        run: (row["runUUID"] as String?).map(RunID.init(stored:)))
    }
  }
}
