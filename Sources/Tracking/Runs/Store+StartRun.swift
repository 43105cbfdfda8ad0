import Foundation
import GRDB

extension Store {
  /// Starts a run: records it as running, with its params, in one transaction.
  ///
  /// A trial's run needs the trial's lease; `leaseLost` where that is no longer good.
  ///
  /// - Parameter owner: the process that will write the run; `nobody` for one that is written by `continueRun`.
  public func startRun(
    _ start: RunStart, owner: LeaseOwner = .current
  ) throws(StoreError) -> RunWriter {
    let id = RunID()
    let now = nowSeconds
    let (key, name) = try write { db in
      let name = try start.name ?? Self.unusedName(db)
      let key = try Self.insertRun(start, id: id, name: name, owner: owner, now: now, db)
      if let lease = start.trial { try Self.begin(lease, run: key, now: now, db) }
      return (key, name)
    }
    return RunWriter(store: self, key: key, id: id, name: name, lease: start.trial, owner: owner)
  }

  private static func insertRun(
    _ start: RunStart, id: RunID, name: String, owner: LeaseOwner, now: Double, _ db: Database
  ) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO run (uuid, name, state, experiment, trial, architecture, dataset, environment, parameterCount,
          multiplyAdds, workingDiff, configuration, splitHash, seed, objectiveMetric, objectiveGoal, startedAtSeconds, heartbeatAtSeconds,
          ownerHost, ownerBootID, ownerPID)
        VALUES (?, ?, 'running', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        id.description, name, try start.experiment.map { try experimentKey($0, db) }, start.trial?.trialID,
        try architectureKey(start, db),
        try datasetKey(name: start.dataset, fingerprint: start.datasetFingerprint, db),
        try environmentKey(start.environment, db), start.parameterCount, start.multiplyAdds,
        try start.workingDiff.map { try workingDiffKey($0, db) }, start.configuration.digest, start.splitHash,
        start.seed,
        start.objective?.metric, start.objective?.goal.rawValue, now, now,
        owner.host, owner.bootID, owner.pid,
      ])
    let key = db.lastInsertedRowID
    try db.execute(
      sql: """
        INSERT INTO runDetail (run, commandLineJSON, resolvedExperimentJSON, preparationJSON) VALUES (?, ?, ?, ?)
        """,
      arguments: [
        key, try jsonText(start.commandLine), start.resolvedExperiment, start.preparation,
      ])
    try insert(start.tags, run: key, db)
    try ParamValue.insert(start.params, into: "param", owner: "run", id: key, db)
    if let parent = start.parent { try insert(parent, run: key, db) }
    return key
  }

  private static func experimentKey(_ name: String, _ db: Database) throws -> Int64? {
    try db.execute(sql: "INSERT INTO experiment (name) VALUES (?) ON CONFLICT DO NOTHING", arguments: [name])
    return try Int64.fetchOne(db, sql: "SELECT id FROM experiment WHERE name = ?", arguments: [name])
  }

  private static func architectureKey(_ start: RunStart, _ db: Database) throws -> Int64? {
    try db.execute(
      sql: "INSERT INTO architecture (hash, name, graphJSON) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      arguments: [start.architectureHash, start.architecture, start.architectureGraph])
    return try Int64.fetchOne(
      db, sql: "SELECT id FROM architecture WHERE hash = ? AND name = ?",
      arguments: [start.architectureHash, start.architecture])
  }

  /// The row of a dataset, made where it is new.
  static func datasetKey(name: String, fingerprint: String, _ db: Database) throws -> Int64? {
    try db.execute(
      sql: "INSERT INTO dataset (name, fingerprint) VALUES (?, ?) ON CONFLICT DO NOTHING",
      arguments: [name, fingerprint])
    return try Int64.fetchOne(
      db, sql: "SELECT id FROM dataset WHERE name = ? AND fingerprint = ?", arguments: [name, fingerprint])
  }

  private static func workingDiffKey(_ diff: WorkingDiff, _ db: Database) throws -> Int64? {
    try db.execute(
      sql: "INSERT INTO workingDiff (digest, isTruncated, text) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      arguments: [diff.digest, diff.isTruncated, diff.text])
    return try Int64.fetchOne(
      db, sql: "SELECT id FROM workingDiff WHERE digest = ?", arguments: [diff.digest])
  }

  private static func environmentKey(_ environment: RunEnvironment, _ db: Database) throws -> Int64? {
    let values: StatementArguments = [
      environment.toolVersion, environment.gitCommit, environment.gitDirty, environment.host,
      environment.operatingSystem, environment.cpu, environment.threads,
    ]
    try db.execute(
      sql: """
        INSERT INTO environment (toolVersion, gitCommit, gitDirty, host, operatingSystem, cpu, threads)
        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """, arguments: values)
    return try Int64.fetchOne(
      db,
      sql: """
        SELECT id FROM environment WHERE toolVersion = ? AND gitCommit IS ? AND gitDirty IS ? AND host = ?
          AND operatingSystem = ? AND cpu = ? AND threads = ?
        """, arguments: values)
  }
}
