import Tracking

extension RunComparison {
  /// The comparison as the object that `runs compare --json` prints.
  public var json: JSONValue {
    .object([
      ("runs", .array(subjects.map(\.run.json))),
      ("settings", .object(settings.map(Self.member))), ("metrics", .object(metrics.map(Self.member))),
      ("predictions", .array(disagreements.map(\.json))),
      ("diagnoses", .array(subjects.map { JSONValue($0.diagnosis(by: objective)?.description) })),
    ])
  }

  private static func member(_ difference: Difference) -> (key: String, value: JSONValue) {
    (difference.column.description, .array(difference.values.map(\.json)))
  }
}

extension CellValue {
  /// The bare scalar; what is missing is null.
  var json: JSONValue {
    switch self {
    case .missing: .null
    case .text(let value): .text(value)
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(value)
    case .real(let value): .number(value)
    }
  }
}

extension Disagreement {
  fileprivate var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("with", JSONValue(number)), ("reason", JSONValue(reason)),
    ]
    guard let counts else { return .object(members) }
    members += [
      ("count", JSONValue(counts.total)), ("both_right", JSONValue(counts.bothRight)),
      ("only_first", JSONValue(counts.onlyFirst)), ("only_second", JSONValue(counts.onlySecond)),
      ("same_mistake", JSONValue(counts.sameMistake)), ("other_mistakes", JSONValue(counts.otherMistake)),
      ("p_value", .number(counts.pValue)),
      ("confusion_difference", .array(confusionDifference.map { .array($0.map { JSONValue($0) }) })),
    ]
    return .object(members)
  }
}
