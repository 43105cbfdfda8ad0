import GRDB

extension Store {
  /// What of a run's record is not as it was when the run ended, `metrics`, `scores`, `details` or `tags` and why; nil where
  /// the run has no seal, because it goes on or an earlier version ended it.
  public func recordFaults(of run: RunID) throws(StoreError) -> [String]? {
    try read { db in try Self.recordFaults(ofRun: try Self.runKey(run, db), db) }
  }

  /// What is not as it was sealed of that which belongs to a checkpoint: its evaluations, the metrics of its packings, the
  /// versions that stand on it.
  public func recordFaults(of checkpoint: CheckpointRecord) throws(StoreError) -> [String] {
    try read { db in
      let ofCheckpoint = "checkpoint = ?"
      let ofEpoch = "(run, checkpointEpoch) = (SELECT run, epoch FROM checkpoint WHERE checkpoint.id = ?)"
      return try RecordSeal.evaluation.faults(db, where: ofEpoch, checkpoint.key)
        + RecordSeal.packing.faults(db, where: ofCheckpoint, checkpoint.key)
        + RecordSeal.version.faults(db, where: ofCheckpoint, checkpoint.key)
    }
  }

  /// What is not as it was sealed of that which belongs to no checkpoint: migrations, the log of models, sweeps and their
  /// trials, runs without a checkpoint, evaluations of checkpoints that are gone.
  public func recordFaults() throws(StoreError) -> [String] {
    try read { db in
      let kinds: [RecordSeal] = [.migration, .event, .sweep, .trial]
      var faults = try kinds.flatMap { try $0.faults(db) }
      faults += try Self.cellFaults(db)
      let runs = try Row.fetchAll(
        db, sql: "SELECT id, uuid FROM run WHERE id NOT IN (SELECT run FROM checkpoint) ORDER BY id")
      for run in runs {
        let name = String.fromDatabaseValue(run[1])?.prefix(8) ?? ""
        faults += try Self.recordFaults(ofRun: run[0], db)?.map { "run \(name): \($0)" } ?? []
      }
      return try faults
        + RecordSeal.evaluation.faults(
          db, where: "(run, checkpointEpoch) NOT IN (SELECT run, epoch FROM checkpoint)")
    }
  }

  private static func recordFaults(ofRun run: Int64, _ db: Database) throws -> [String]? {
    let isSealed = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM runSeal WHERE run = ?)", arguments: [run])
    guard isSealed == true else { return nil }
    return try RecordSeal.ofRuns.flatMap { try $0.faults(db, where: "run = ?", run) }
  }

  /// The trials whose parameters are not those of their cell; its hash is of them.
  private static func cellFaults(_ db: Database) throws -> [String] {
    let params = try params(ofTrials: "SELECT id FROM trial", db)
    let trials = try Row.fetchAll(db, sql: "SELECT id, cellHash FROM trial ORDER BY id")
    return try trials.compactMap { trial in
      let expected = String.fromDatabaseValue(trial[1]) ?? ""
      let found = Cell(params: params[try trial[0]] ?? [:]).hash
      guard found != expected else { return nil }
      return
        "trial \(expected.prefix(8)): its parameters have the hash \(found.prefix(12)), expected \(expected.prefix(12))"
    }
  }
}
