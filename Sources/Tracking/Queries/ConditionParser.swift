/// Reads conditions such as `state = finished and (best(val.f1) > 0.9 or params.optimizer in (adam, sgd))`.
///
/// `or` binds less than `and`, `and` less than `not`.
struct ConditionParser {
  let text: String
  /// The field of a name, or an error that says what is wrong with the name.
  let field: (String) throws -> RunField
  private let tokens: [ConditionToken]
  private var place = 0
  private var depth = 0

  init(_ text: String, field: @escaping (String) throws -> RunField) throws(ConditionError) {
    (self.text, self.field) = (text, field)
    var lexer = try ConditionLexer(text)
    tokens = try lexer.tokens()
  }

  mutating func condition() throws(ConditionError) -> RunCondition {
    let condition = try disjunction()
    guard token.kind == .end else { throw failure("expected 'and', 'or' or the end, found \(token.found)") }
    return condition
  }

  private mutating func disjunction() throws(ConditionError) -> RunCondition {
    let first = try conjunction()
    var parts = [first]
    while take(keyword: "or") { parts.append(try conjunction()) }
    return parts.count == 1 ? first : .any(parts)
  }

  private mutating func conjunction() throws(ConditionError) -> RunCondition {
    let first = try negation()
    var parts = [first]
    while take(keyword: "and") { parts.append(try negation()) }
    return parts.count == 1 ? first : .all(parts)
  }

  private mutating func negation() throws(ConditionError) -> RunCondition {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.mostDepth else { throw failure("expected at most \(Self.mostDepth) levels") }
    if take(keyword: "not") { return .not(try negation()) }
    if take(sign: "(") {
      let condition = try disjunction()
      try expect(sign: ")")
      return condition
    }
    return try comparison()
  }

  /// Far more than a person writes, and little enough for SQLite's parser.
  private static let mostDepth = 16
}

extension ConditionParser {
  /// The token to be read next.
  var token: ConditionToken { tokens[place] }

  /// Takes the next token, whatever it is; the end stays.
  mutating func takeToken() -> ConditionToken {
    let taken = token
    place = min(place + 1, tokens.count - 1)
    return taken
  }

  /// Takes the next token where it is this keyword.
  mutating func take(keyword: String) -> Bool {
    guard token.isKeyword(keyword) else { return false }
    _ = takeToken()
    return true
  }

  /// Takes the next token where it is this sign.
  mutating func take(sign: String) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    _ = takeToken()
    return true
  }

  mutating func expect(sign: String) throws(ConditionError) {
    guard take(sign: sign) else { throw failure("expected '\(sign)', found \(token.found)") }
  }

  /// An error at a token, or at the next one.
  func failure(
    _ detail: String, at place: ConditionToken? = nil, isUnknownName: Bool = false
  ) -> ConditionError {
    ConditionError(
      text, column: (place ?? token).range.lowerBound + 1, detail, isUnknownName: isUnknownName)
  }
}
