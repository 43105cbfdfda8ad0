import Words

/// A value as a person writes it in a condition.
struct ConditionLiteral {
  let text: String
  let isQuoted: Bool

  /// The value as the type of a field makes it, or what was expected instead.
  func value(for field: RunField) -> Result<ParamValue, Mismatch> {
    switch field.content {
    case .text:
      if field == .state, RunState(rawValue: text) == nil {
        let states = RunState.allCases.map(\.rawValue)
        return .failure(Mismatch("expected a state, found '\(text)'\(suggestion(for: text, among: states))"))
      }
      return .success(.text(text))
    case .number:
      return number.map(Result.success) ?? .failure(Mismatch("expected a number, found '\(text)'"))
    case .any: return .success(number ?? boolean ?? .text(text))
    }
  }

  private var number: ParamValue? {
    if isQuoted { return nil }
    if let value = Int64(text) { return .integer(value) }
    if text == "inf" || text == "-inf" { return .real(text == "inf" ? .infinity : -.infinity) }
    // Swift reads more as a number than people do.
    guard text.utf8.allSatisfy({ "0123456789.+-eE".utf8.contains($0) }), let value = Double(text) else {
      return nil
    }
    return .real(value)
  }

  private var boolean: ParamValue? {
    isQuoted ? nil : text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : nil
  }

  /// Why a value does not suit a field.
  struct Mismatch: Error {
    let detail: String

    init(_ detail: String) { self.detail = detail }
  }
}
