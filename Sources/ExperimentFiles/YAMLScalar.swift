import Tracking

/// How text without quotes becomes a typed value: YAML 1.2's core schema, and `1e-3` is a number as people expect.
///
/// YAML 1.1 would make a boolean of `no` and text of `1e-3`; both have cost people their experiments.
enum YAMLScalar {
  /// Whether plain text means that there is no value.
  static func isNull(_ text: String) -> Bool { ["", "~", "null", "Null", "NULL"].contains(text) }

  /// The typed value of plain text, or nil for a number that cannot be held: too large, infinite or not a number.
  static func value(ofPlain text: String) -> ParamValue? {
    switch text {
    case "true", "True", "TRUE": return .boolean(true)
    case "false", "False", "FALSE": return .boolean(false)
    default: break
    }
    if let integer = integer(text) { return integer.map { .integer($0) } }
    if text.wholeMatch(of: /[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?/) != nil {
      return real(text).map { .real($0) }
    }
    if text.wholeMatch(of: /[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)/) != nil { return nil }
    return .text(text)
  }

  /// The integer of decimal, `0x` or `0o` digits: nil where the text has another form, `.some(nil)` where it
  /// exceeds 64 bits.
  private static func integer(_ text: String) -> Int64?? {
    if text.wholeMatch(of: /[-+]?[0-9]+/) != nil { return .some(Int64(text)) }
    if text.wholeMatch(of: /0x[0-9a-fA-F]+/) != nil { return .some(Int64(text.dropFirst(2), radix: 16)) }
    if text.wholeMatch(of: /0o[0-7]+/) != nil { return .some(Int64(text.dropFirst(2), radix: 8)) }
    return nil
  }

  private static func real(_ text: String) -> Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }
}

extension YAMLNode {
  /// The typed value of a scalar.
  func param() throws(ExperimentFileError) -> ParamValue {
    guard case .scalar(let text, let plain) = content, !isNull else {
      throw error("expected a number, true, false or text, found \(kind)")
    }
    guard plain else { return .text(text) }
    guard let value = YAMLScalar.value(ofPlain: text) else {
      throw error("expected a finite number of at most 64 bits, found '\(text.shortened)'")
    }
    return value
  }

  /// The text of a scalar that is no number and no boolean.
  func text(_ expectation: String) throws(ExperimentFileError) -> String {
    guard case .scalar = content, case .text(let text) = try param(), !text.isEmpty else {
      throw error("expected \(expectation), found \(kind)")
    }
    return text
  }

  /// A whole number within bounds.
  func integer(
    _ expectation: String, in bounds: ClosedRange<Int64> = .min ... .max
  ) throws(ExperimentFileError) -> Int64 {
    guard case .scalar = content, case .integer(let value) = try param(), bounds.contains(value) else {
      throw error("expected \(expectation), found \(kind)")
    }
    return value
  }

  /// A number.
  func real(_ expectation: String) throws(ExperimentFileError) -> Double {
    guard case .scalar = content else { throw error("expected \(expectation), found \(kind)") }
    switch try param() {
    case .integer(let value): return Double(value)
    case .real(let value): return value
    default: throw error("expected \(expectation), found \(kind)")
    }
  }

  /// True or false.
  func boolean() throws(ExperimentFileError) -> Bool {
    guard case .scalar = content, case .boolean(let value) = try param() else {
      throw error("expected true or false, found \(kind)")
    }
    return value
  }
}
