import GRDB
import Words

extension Store {
  /// All points of a run's metric (`val.f1`) in order of epoch and step; `unknownMetric` where it has none.
  public func metricHistory(run: RunID, metric: String) throws(StoreError) -> [MetricPoint] {
    try read { db in
      let runKey = try Self.runKey(run, db)
      let metrics = try Self.metricNames(of: runKey, db)
      guard let key = metrics.first(where: { $0.value == metric })?.key else {
        let nearest = nearestName(to: metric, among: metrics.values.sorted())
        throw StoreError.unknownMetric(metric, run: run.short, nearest: nearest)
      }
      return try PointTables.all(run: runKey, metric: key, db)
    }
  }

  /// The points of many metrics of many runs, each in order of epoch and step, by run and metric, as they are at one
  /// instant.
  ///
  /// - Parameter metrics: the metrics that are meant (`val.f1`); nil for all. Those that a run has not are left out.
  public func metricHistories(
    runs: [RunID], metrics: Set<String>? = nil
  ) throws(StoreError) -> [RunID: [String: [MetricPoint]]] {
    try read { db in
      var histories: [RunID: [String: [MetricPoint]]] = [:]
      for run in runs {
        let runKey = try Self.runKey(run, db)
        for (key, name) in try Self.metricNames(of: runKey, db) where metrics?.contains(name) ?? true {
          histories[run, default: [:]][name] = try PointTables.all(run: runKey, metric: key, db)
        }
      }
      return histories
    }
  }

  /// The full names of the metrics that a run has logged, by their keys.
  private static func metricNames(of run: Int64, _ db: Database) throws -> [Int64: String] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT id, split, name FROM metric JOIN metricSummary ON metricSummary.metric = metric.id WHERE run = ?
        """)
    var names: [Int64: String] = [:]
    let rows = try Row.fetchCursor(statement, arguments: [run])
    while let row = try rows.next() { try names[row[0]] = MetricName(split: row[1], name: row[2]).full }
    return names
  }
}
