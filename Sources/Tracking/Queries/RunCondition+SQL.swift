import GRDB

extension RunCondition {
  /// The condition on a row of the table `run`; all that came from a person is bound, nothing is spliced in.
  ///
  /// SQL knows NULL beside true and false. As WHERE takes it for false, and AND and OR keep it from becoming true,
  /// NOT is the only place where it must be made false.
  var sql: SQL {
    switch self {
    case .comparison(let field, let comparison, let value):
      field.holds(against: value) { "\($0) \(sql: comparison.rawValue) \(value.databaseValue)" }
    case .membership(let field, let values):
      // A list rather than a chain of OR, whose depth is limited; one for each type, as types do not compare.
      "(\(lists(of: values).map { field.equalsOne(of: $0) }.joined(separator: " OR ")))"
    case .pattern(let field, let pattern):
      field.holds(against: .text(pattern)) { "\($0) LIKE \(pattern)" }
    case .isMissing(let field): "\(field.sql) IS NULL"
    case .all(let parts): "(\(parts.map(\.sql).joined(separator: " AND ")))"
    case .any(let parts): "(\(parts.map(\.sql).joined(separator: " OR ")))"
    case .not(let part): "NOT ifnull(\(part.sql), 0)"
    }
  }

  private func lists(of values: [ParamValue]) -> [[ParamValue]] {
    Dictionary(grouping: values, by: \.comparableKinds).map(\.value)
  }
}

extension RunField {
  /// Whether the field has a value of the other one's type that passes a test.
  fileprivate func holds(against value: ParamValue, _ test: (SQL) -> SQL) -> SQL {
    switch self {
    case .param(let name):
      """
      EXISTS (SELECT 1 FROM param WHERE param.run = run.id AND param.name = \(name)
        AND param.kind IN \(value.comparableKinds) AND \(test("param.value")))
      """
    case .tag: "EXISTS (SELECT 1 FROM runTag WHERE runTag.run = run.id AND \(test("runTag.tag")))"
    // As tables show it, or whole.
    case .id: "(\(test("substr(run.uuid, 1, 8)")) OR \(test("run.uuid")))"
    default: "(\(test(sql)))"
    }
  }

  /// Whether the field is one of some values of one type.
  fileprivate func equalsOne(of values: [ParamValue]) -> SQL {
    values.first.map { holds(against: $0) { "\($0) IN \(values.map(\.databaseValue))" } } ?? "0"
  }
}
