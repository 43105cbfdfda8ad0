import Tracking

extension EvaluationReport {
  /// The evaluation as the object that `evaluate --json` prints.
  public var json: JSONValue {
    let metrics = record.metrics.sorted { $0.key < $1.key }.map { ($0.key, JSONValue($0.value)) }
    return .object([
      ("model", .text(model)), ("run", .text(record.run.description)), ("dataset", .text(record.dataset)),
      ("split", .text(record.split)), ("count", JSONValue(record.count)), ("metrics", .object(metrics)),
      ("per_class", .array(classes.map(\.json))),
      ("confusion", .array(confusion.map { .array($0.map { JSONValue($0) }) })),
    ])
  }
}

extension EvaluationReport.ClassRow {
  fileprivate var json: JSONValue {
    .object([
      ("label", .text(label)), ("precision", JSONValue(precision)), ("recall", JSONValue(recall)),
      ("f1", JSONValue(f1)), ("support", JSONValue(support)), ("roc_auc", JSONValue(rocAUC)),
    ])
  }
}
