import GRDB

extension Store {
  /// Deletes runs with all that is theirs alone, in one transaction.
  ///
  /// Tensors, golden inputs, labels and working differences that no other run uses go too. The trial of a deleted run stays as it is.
  ///
  /// - Parameter includingRunning: whether runs are deleted that go on; their processes then fail.
  /// - Throws: `goingOn`, or `heldByVersions` where a version of a model stands on one of them; nothing is deleted.
  public func deleteRuns(
    _ runs: [RunID], includingRunning: Bool = false
  ) throws(StoreError) -> DeletedRuns {
    try write { db in
      try Set(runs).reduce(into: DeletedRuns()) { deleted, run in
        let key = try Self.runKey(run, db)
        let state = try String.fetchOne(db, sql: "SELECT state FROM run WHERE id = ?", arguments: [key])
        let versions = try ModelVersionRecord.fetchAll(db, where: "run.id = \(key)")
        guard versions.isEmpty else {
          throw StoreError.heldByVersions(run: run.short, versions: versions.map(\.reference))
        }
        guard includingRunning || state != RunState.running.rawValue else {
          throw StoreError.goingOn(run: run.short)
        }
        try Self.delete(key, counting: &deleted, db)
      }
    }
  }

  private static func delete(_ run: Int64, counting deleted: inout DeletedRuns, _ db: Database) throws {
    func numbers(_ sql: String) throws -> [Int64] { try Int64.fetchAll(db, sql: sql, arguments: [run]) }
    let ofRun = "checkpoint IN (SELECT id FROM checkpoint WHERE run = ?)"
    let tensors =
      try numbers("SELECT DISTINCT tensor FROM checkpointTensor WHERE \(ofRun)")
      + numbers(
        """
        SELECT DISTINCT tensor FROM packingTensor WHERE packing IN (SELECT id FROM packing WHERE \(ofRun))
        """)
    let inputs = try numbers(
      "SELECT DISTINCT goldenInput FROM proof WHERE goldenInput IS NOT NULL AND \(ofRun)")
    let labelSets = try numbers("SELECT DISTINCT labelSet FROM score WHERE run = ?")
    let scoreBytes = try numbers("SELECT length(data) FROM score WHERE run = ?")
    let points = try numbers("SELECT pointCount FROM metricSummary WHERE run = ?")
    let diffs = try numbers("SELECT workingDiff FROM run WHERE id = ? AND workingDiff IS NOT NULL")
    // Their trials stay, and say no longer which runs these were.
    let trials = try numbers(
      "SELECT trial FROM trialAttempt WHERE run = ?1 UNION SELECT trial FROM run WHERE id = ?1 AND trial IS NOT NULL"
    )
    let wholeTrials = try trials.filter { try RecordSeal.trial.isWhole($0, db) == true }
    try db.execute(sql: "DELETE FROM run WHERE id = ?", arguments: [run])
    for trial in wholeTrials { try RecordSeal.trial.save(trial, db) }
    let tensorBytes = try CheckpointTables.deleteUnused(tensors, db)
    let inputBytes = try ProofTables.deleteUnused(inputs, db)
    let labelBytes = try labelSets.compactMap { labels in
      try Int.fetchOne(
        db,
        sql: """
          DELETE FROM labelSet WHERE id = ? AND NOT EXISTS (SELECT 1 FROM score WHERE score.labelSet = labelSet.id)
          RETURNING length(data)
          """, arguments: [labels])
    }
    for diff in diffs {
      try db.execute(
        sql: """
          DELETE FROM workingDiff WHERE id = ? AND NOT EXISTS (SELECT 1 FROM run WHERE run.workingDiff = workingDiff.id)
          """, arguments: [diff])
    }
    deleted.runCount += 1
    deleted.pointCount += points.reduce(0) { $0 + Int($1) }
    deleted.tensorCount += tensorBytes.count
    deleted.byteCount +=
      (tensorBytes + inputBytes + labelBytes).reduce(0, +) + scoreBytes.reduce(0) { $0 + Int($1) }
  }
}
