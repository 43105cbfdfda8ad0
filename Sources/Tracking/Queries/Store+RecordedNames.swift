import GRDB

extension Store {
  /// The names of all metrics and params that some run has.
  public func recordedNames() throws(StoreError) -> RecordedNames {
    try read { db in
      let metrics = try Row.fetchAll(
        db,
        sql: """
          SELECT split, name FROM metric
          WHERE EXISTS (SELECT 1 FROM metricSummary WHERE metricSummary.metric = metric.id)
          """)
      // From name to name along the index rather than through all params of all runs.
      let params = try String.fetchSet(
        db,
        sql: """
          WITH RECURSIVE paramName (name) AS (
            SELECT min(name) FROM param
            UNION ALL
            SELECT (SELECT min(param.name) FROM param WHERE param.name > paramName.name) FROM paramName
            WHERE paramName.name IS NOT NULL
          )
          SELECT name FROM paramName WHERE name IS NOT NULL
          """)
      return try RecordedNames(
        metrics: Set(metrics.map { try MetricName(split: $0[0], name: $0[1]).full }), params: params)
    }
  }
}
