public import Tracking

extension RunRecord {
  /// The run as the object that `train --json` and `runs show --json` print and `report --format json` lists.
  public var json: JSONValue {
    .object([
      ("id", .text(id.description)), ("name", .text(name)), ("experiment", JSONValue(experiment)),
      ("state", .text(state.rawValue)), ("failure_reason", JSONValue(failureReason)),
      ("tags", .array(tags.map(JSONValue.text))),
      ("params", .object(params.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })),
      ("architecture", JSONValue(knownArchitecture)), ("dataset", JSONValue(knownDataset)),
      ("seed", knownSeed.map(JSONValue.integer) ?? .null),
      ("epochs", JSONValue(completedEpochs)), ("best_epoch", JSONValue(objectiveEpoch)),
      ("metrics", .object(metrics.sorted { $0.key < $1.key }.map { ($0.key, metricJSON($0.key, $0.value)) })),
      ("duration_seconds", JSONValue(durationSeconds)), ("samples_per_second", JSONValue(samplesPerSecond)),
    ])
  }

  private func metricJSON(_ name: String, _ summary: MetricSummary) -> JSONValue {
    let best = summary.best(goal(of: name))
    return .object([
      ("last", .number(summary.last)), ("best", JSONValue(best?.value)),
      ("best_epoch", JSONValue(best?.epoch)),
    ])
  }
}

extension ParamValue {
  /// The bare scalar.
  public var json: JSONValue {
    switch self {
    case .integer(let value): .integer(value)
    case .real(let value): .number(value)
    case .boolean(let value): .boolean(value)
    case .text(let value): .text(value)
    }
  }
}

extension Report {
  /// The runs as a JSON array, each as an object of its own.
  ///
  /// Those of the rows come first, in their order, then the ones that did not finish, unless only
  /// the top was asked for.
  public func json() -> String { JSONValue.array(orderedRuns.map(\.json)).rendered + "\n" }
}
