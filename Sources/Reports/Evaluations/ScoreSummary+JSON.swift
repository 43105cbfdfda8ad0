extension ScoreSummary {
  /// The members of the objects that `evaluate --json` and `score --json` have in common.
  var jsonMetrics: [(key: String, value: JSONValue)] {
    [
      ("metrics", .object(metrics.sorted { $0.key < $1.key }.map { ($0.key, JSONValue($0.value)) })),
      ("per_class", .array(classes.map(\.json))),
      ("confusion", .array(confusion.map { .array($0.map { JSONValue($0) }) })),
    ]
  }
}

extension ScoreSummary.ClassRow {
  fileprivate var json: JSONValue {
    .object([
      ("label", .text(label)), ("precision", JSONValue(precision)), ("recall", JSONValue(recall)),
      ("f1", JSONValue(f1)), ("support", JSONValue(support)), ("roc_auc", JSONValue(rocAUC)),
    ])
  }
}
