extension ConditionParser {
  /// A field and what is asked of it.
  mutating func comparison() throws(ConditionError) -> RunCondition {
    let field = try fieldName()
    if take(keyword: "is") {
      let isNegated = take(keyword: "not")
      guard take(keyword: "null") else { throw failure("expected 'null', found \(token.found)") }
      return isNegated ? .not(.isMissing(field)) : .isMissing(field)
    }
    if take(keyword: "not") {
      guard let condition = try membershipOrPattern(of: field) else {
        throw failure("expected 'in' or 'like', found \(token.found)")
      }
      return field.has(butNot: condition)
    }
    if let condition = try membershipOrPattern(of: field) { return condition }
    if take(sign: "!=") || take(sign: "<>") {
      return field.has(butNot: .comparison(field, .equal, try value(for: field)))
    }
    guard case .sign(let sign) = token.kind, let comparison = Self.comparisons[sign] else {
      throw failure("expected a comparison such as =, <, in, like or 'is null', found \(token.found)")
    }
    _ = takeToken()
    let place = token
    let value = try value(for: field)
    if case .boolean = value, comparison != .equal {
      throw failure("expected a number or a text, as true and false have no order", at: place)
    }
    return .comparison(field, comparison, value)
  }

  private mutating func membershipOrPattern(of field: RunField) throws(ConditionError) -> RunCondition? {
    if take(keyword: "in") {
      try expect(sign: "(")
      var values = [try value(for: field)]
      while take(sign: ",") { values.append(try value(for: field)) }
      try expect(sign: ")")
      return .membership(field, values)
    }
    let place = token
    guard take(keyword: "like") else { return nil }
    guard field.content != .number else {
      throw failure("expected a field of texts before 'like'", at: place)
    }
    return .pattern(field, try literal().text)
  }

  private mutating func value(for field: RunField) throws(ConditionError) -> ParamValue {
    let place = token
    switch try literal().value(for: field) {
    case .success(let value): return value
    case .failure(let mismatch): throw failure(mismatch.detail, at: place)
    }
  }

  private mutating func literal() throws(ConditionError) -> ConditionLiteral {
    switch token.kind {
    case .word(let text) where !Self.keywords.contains(text.lowercased()):
      _ = takeToken()
      return ConditionLiteral(text: text, isQuoted: false)
    case .quoted(let text):
      _ = takeToken()
      return ConditionLiteral(text: text, isQuoted: true)
    default: throw failure("expected a value, found \(token.found)")
    }
  }

  /// A name, or a call such as `last(train.loss)`.
  private mutating func fieldName() throws(ConditionError) -> RunField {
    let place = token
    var name: String
    switch place.kind {
    case .word(let word) where !Self.keywords.contains(word.lowercased()): name = word
    case .quoted(let text): name = text
    default: throw failure("expected a name such as val.f1 or params.optimizer, found \(token.found)")
    }
    _ = takeToken()
    if take(sign: "(") {
      var parts: [String] = []
      repeat { parts.append(try literal().text) } while take(sign: ",")
      try expect(sign: ")")
      name += "(\(parts.joined(separator: ", ")))"
    }
    do { return try field(name) } catch { throw failure("\(error)", at: place, isUnknownName: true) }
  }

  private static let comparisons: [String: RunCondition.Comparison] = [
    "=": .equal, "==": .equal, "<": .less, "<=": .lessOrEqual, ">": .greater, ">=": .greaterOrEqual,
  ]
  private static let keywords: Set<String> = ["and", "or", "not", "in", "like", "is", "null"]
}

extension RunField {
  /// Runs with a value of which a condition does not hold; of tags, having none is a value too.
  fileprivate func has(butNot condition: RunCondition) -> RunCondition {
    self == .tag ? .not(condition) : .all([.not(condition), .not(.isMissing(self))])
  }
}
