import Foundation
import GRDB

extension RunRecord {
  /// All but params and metrics, which come from tables of their own.
  private static let selection: SQL = """
    SELECT run.*, experiment.name AS experimentName, sweep.uuid AS sweepUUID,
      architecture.name AS architectureName, architecture.hash AS architectureHash,
      dataset.name AS datasetName, dataset.fingerprint,
      toolVersion, gitCommit, gitDirty, host, operatingSystem, cpu, threads
    FROM run
    JOIN architecture ON architecture.id = run.architecture
    JOIN dataset ON dataset.id = run.dataset
    JOIN environment ON environment.id = run.environment
    LEFT JOIN experiment ON experiment.id = run.experiment
    LEFT JOIN trial ON trial.id = run.trial
    LEFT JOIN sweep ON sweep.id = trial.sweep
    """

  /// The runs that a condition on `run` selects, oldest first; at most so many where there is a limit.
  static func fetchAll(
    _ db: Database, where condition: SQL, limit: Int? = nil
  ) throws -> [RunRecord] {
    // The same condition for params and metrics, so that a list of runs costs three queries, not three a run.
    let chosen: SQL = "(SELECT run.id FROM run WHERE \(condition) ORDER BY run.id LIMIT \(limit ?? -1))"
    var params = try ParamValue.fetch(
      db, "SELECT run AS owner, name, kind, value FROM param WHERE run IN \(chosen)")
    var tags = try fetchTags(db, runs: chosen)
    var metrics = try fetchMetrics(db, runs: chosen)
    var records: [RunRecord] = []
    let rows = try SQLRequest<Row>("\(selection) WHERE run.id IN \(chosen) ORDER BY run.id").fetchCursor(db)
    while let row = try rows.next() {
      let key: Int64 = try row["id"]
      records.append(
        try RunRecord(
          row, tags: tags.removeValue(forKey: key) ?? [], params: params.removeValue(forKey: key) ?? [:],
          metrics: metrics.removeValue(forKey: key) ?? [:]))
    }
    return records
  }

  private static func fetchTags(
    _ db: Database, runs: SQL
  ) throws -> [Int64: [String]] {
    var result: [Int64: [String]] = [:]
    let rows = try SQLRequest<Row>(
      "SELECT run, tag FROM runTag WHERE run IN \(runs) ORDER BY run, tag"
    ).fetchCursor(db)
    while let row = try rows.next() { try result[row[0], default: []].append(row[1]) }
    return result
  }

  private static func fetchMetrics(
    _ db: Database, runs: SQL
  ) throws -> [Int64: [String: MetricSummary]] {
    var names: [Int64: String] = [:]
    let metricRows = try Row.fetchCursor(db, sql: "SELECT id, split, name FROM metric")
    while let row = try metricRows.next() {
      try names[row[0]] = MetricName(split: row[1], name: row[2]).full
    }
    var result: [Int64: [String: MetricSummary]] = [:]
    let rows = try SQLRequest<Row>(
      "SELECT run, metric, \(MetricSummary.columns) FROM metricSummary WHERE run IN \(runs)"
    ).fetchCursor(db)
    while let row = try rows.next() {
      guard let name = try names[row[1]] else { continue }
      try result[row[0], default: [:]][name] = MetricSummary(row, from: 2)
    }
    return result
  }

  private init(_ row: Row, tags: [String], params: Params, metrics: [String: MetricSummary]) throws {
    func date(_ column: String) throws -> Date? {
      (try row[column] as Double?).map { Date(timeIntervalSince1970: $0) }
    }
    try self.init(
      id: RunID(stored: row["uuid"]), name: row["name"],
      state: RunState(rawValue: row["state"]) ?? .interrupted, failureReason: row["failureReason"],
      experiment: row["experimentName"], sweep: (row["sweepUUID"] as String?).map(SweepID.init(stored:)),
      trial: row["trial"], tags: tags, params: params, architecture: row["architectureName"],
      architectureHash: row["architectureHash"], parameterCount: row["parameterCount"],
      multiplyAdds: row["multiplyAdds"],
      dataset: row["datasetName"], datasetFingerprint: row["fingerprint"], splitHash: row["splitHash"],
      seed: row["seed"], objective: MetricObjective(row),
      environment: RunEnvironment(
        toolVersion: row["toolVersion"], gitCommit: row["gitCommit"], gitDirty: row["gitDirty"],
        host: row["host"], operatingSystem: row["operatingSystem"], cpu: row["cpu"], threads: row["threads"]),
      startedAt: Date(timeIntervalSince1970: row["startedAtSeconds"]),
      heartbeatAt: Date(timeIntervalSince1970: row["heartbeatAtSeconds"]),
      finishedAt: date("finishedAtSeconds"), summary: RunSummary(row), metrics: metrics)
  }
}

extension MetricObjective {
  fileprivate init?(_ row: Row) throws {
    guard let metric = try row["objectiveMetric"] as String?,
      let goal = (try row["objectiveGoal"] as String?).flatMap(Goal.init)
    else { return nil }
    self.init(metric: metric, goal: goal)
  }
}

extension RunSummary {
  fileprivate init?(_ row: Row) throws {
    guard let duration = try row["durationSeconds"] as Double? else { return nil }
    try self.init(
      epochs: row["epochs"], bestEpoch: row["bestEpoch"], durationSeconds: duration,
      samplesPerSecond: row["samplesPerSecond"], peakMemoryBytes: row["peakMemoryBytes"],
      cpuSeconds: row["cpuSeconds"])
  }
}
