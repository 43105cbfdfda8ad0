public import Tracking

/// The points of each run's metrics.
public typealias RunHistories = [RunID: [String: [MetricPoint]]]

extension Report {
  /// All points of the runs of the report, those of metrics that were worked out included.
  public func histories(from store: Store) throws(StoreError) -> RunHistories {
    try store.metricHistories(runs: orderedRuns.map(\.id))
      .merging(derived.histories) { recorded, derived in recorded.merging(derived) { $1 } }
  }

  /// The points as CSV in long form: `run,metric,epoch,step,value`, run by run in the order of the report.
  ///
  /// Values have all their digits; NaN and infinities are `nan`, `inf` and `-inf`.
  public func csv(of histories: RunHistories) -> String {
    var text = "run,metric,epoch,step,value\n"
    for run in orderedRuns {
      let name = quotedForCSV(run.name)
      for (metric, points) in (histories[run.id] ?? [:]).sorted(by: { $0.key < $1.key }) {
        let metric = quotedForCSV(metric)
        for point in points { text += "\(name),\(metric),\(point.epoch),\(point.step),\(point.value)\n" }
      }
    }
    return text
  }

  /// The runs as a JSON array, each with its points as `history{"val.f1": [{epoch, step, value}]}`.
  public func json(with histories: RunHistories) -> String {
    let runs = orderedRuns.map { run in
      let history = (histories[run.id] ?? [:]).sorted { $0.key < $1.key }.map { metric, points in
        (metric, JSONValue.array(points.map(\.json)))
      }
      return run.json.adding("history", .object(history))
    }
    return JSONValue.array(runs).rendered + "\n"
  }
}

extension MetricPoint {
  fileprivate var json: JSONValue {
    .object([("epoch", .integer(Int64(epoch))), ("step", .integer(Int64(step))), ("value", .number(value))])
  }
}
