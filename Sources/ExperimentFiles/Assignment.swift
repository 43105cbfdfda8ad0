public import Tracking

/// A parameter set on the command line, `learning_rate=1e-3`.
public struct Assignment: Hashable, Sendable {
  /// What is set.
  public let key: String
  /// To what; typed as in an experiment file, so that quotes make text of a number.
  public let value: ParamValue

  /// An assignment of a value to a key.
  public init(key: String, value: ParamValue) {
    self.key = key
    self.value = value
  }

  /// Parses `key=value`.
  public static func parse(_ text: String) throws(ExperimentFileError) -> Assignment {
    let place = "'\(text.shortened)'"
    guard let equals = text.firstIndex(of: "=") else {
      throw .init(.invalid, place: place, "expected key=value, such as learning_rate=1e-3")
    }
    let key = String(text[..<equals])
    let written = text[text.index(after: equals)...]
    guard key.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_.]*/) != nil else {
      throw .init(.invalid, place: place, "expected the name of a parameter before '='")
    }
    if let quote = written.first, quote == "\"" || quote == "'", written.count >= 2, written.last == quote {
      return Assignment(key: key, value: .text(String(written.dropFirst().dropLast())))
    }
    guard !YAMLScalar.isNull(String(written)) else {
      throw .init(.invalid, place: place, "expected a value after '=', found nothing")
    }
    guard let value = YAMLScalar.value(ofPlain: String(written)) else {
      throw .init(.invalid, place: place, "expected a finite number of at most 64 bits after '='")
    }
    return Assignment(key: key, value: value)
  }
}
