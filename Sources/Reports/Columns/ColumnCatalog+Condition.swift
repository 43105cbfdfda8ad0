public import Tracking

extension ColumnCatalog {
  /// The condition that a text such as `state = finished and best(val.f1) > 0.9` states.
  ///
  /// Fields are called as columns are, and there are `name`, `tag` and `sweep` besides.
  ///
  /// - Throws: `ConditionError` with the place in the text.
  public func condition(_ text: String) throws(ConditionError) -> RunCondition {
    try RunCondition(parsing: text) { name in try field(named: name) }
  }

  private func field(named name: String) throws(ReportError) -> RunField {
    if let field = Self.furtherFields[name] { return field }
    let column = try column(named: name)
    if case .metric(let metric, _) = column, !isRecorded(metric: metric) { throw .notAskedOfStores(name) }
    guard let field = column.field else { throw .notAskedOfStores(name) }
    return field
  }

  private static let furtherFields: [String: RunField] = ["name": .name, "tag": .tag, "sweep": .sweep]
}
