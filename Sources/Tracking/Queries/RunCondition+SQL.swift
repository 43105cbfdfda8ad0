import GRDB

extension RunCondition {
  /// The condition on a row of the table `run`; all that came from a person is bound, nothing is spliced in.
  var sql: SQL { sql(negated: false) }

  /// The condition or its opposite.
  ///
  /// Negations are moved down to the comparisons, which spares SQLite's parser their depth. SQL knows NULL beside true
  /// and false: as WHERE takes it for false, and AND and OR keep it from becoming true, NOT is the only place where it
  /// must be made false.
  private func sql(negated: Bool) -> SQL {
    switch self {
    case .all(let parts): Self.joined(parts.map { $0.sql(negated: negated) }, by: negated ? "OR" : "AND")
    case .any(let parts): Self.joined(parts.map { $0.sql(negated: negated) }, by: negated ? "AND" : "OR")
    case .not(let part): part.sql(negated: !negated)
    default: negated ? "NOT ifnull(\(leafSQL), 0)" : leafSQL
    }
  }

  /// What is asked of one field.
  private var leafSQL: SQL {
    switch self {
    case .comparison(let field, let comparison, let value):
      field.holds(against: value) { "\($0) \(sql: comparison.rawValue) \(value.databaseValue)" }
    case .membership(let field, let values):
      // A list rather than a chain of OR; one for each type, as types do not compare.
      Self.joined(
        Dictionary(grouping: values, by: \.comparableKinds).map { field.equalsOne(of: $1) }, by: "OR")
    case .pattern(let field, let pattern):
      field.holds(against: .text(pattern)) { "\($0) LIKE \(pattern)" }
    case .isMissing(let field): "\(field.sql) IS NULL"
    case .all, .any, .not: sql
    }
  }

  /// The parts as a chain of chains: SQLite limits the depth of expressions, and reads a chain as a deep one.
  private static func joined(_ parts: [SQL], by word: String) -> SQL {
    guard !parts.isEmpty else { return word == "AND" ? "1" : "0" }
    let links = stride(from: 0, to: parts.count, by: chainLength).map { start in
      SQL("(\(parts[start..<min(start + chainLength, parts.count)].joined(separator: " \(word) ")))")
    }
    return links.count == 1 ? links[0] : joined(links, by: word)
  }

  private static let chainLength = 32
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
