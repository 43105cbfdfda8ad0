/// A Python dictionary literal of texts, truth values and tuples of whole numbers, and nothing else.
struct PythonDictionary {
  enum Value {
    case text(String)
    case boolean(Bool)
    case integers([Int])
  }

  private var rest: ArraySlice<UInt8>

  init(_ text: [UInt8]) { rest = text[...] }

  /// Reads the dictionary, which must fill the whole text; nil where it does not, or where it has a key twice.
  mutating func read() -> [String: Value]? {
    var values: [String: Value] = [:]
    guard take("{") else { return nil }
    while !take("}") {
      guard let key = text(), take(":"), let value = value() else { return nil }
      guard values.updateValue(value, forKey: key) == nil else { return nil }
      guard take(",") || startsWith("}") else { return nil }
    }
    skipBlanks()
    return rest.isEmpty ? values : nil
  }

  private mutating func value() -> Value? {
    if take("True") { return .boolean(true) }
    if take("False") { return .boolean(false) }
    return startsWith("(") ? tuple().map(Value.integers) : text().map(Value.text)
  }

  /// A tuple: `()`, `(3,)`, `(3, 4)`.
  private mutating func tuple() -> [Int]? {
    var integers: [Int] = []
    guard take("(") else { return nil }
    while !take(")") {
      skipBlanks()
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard let integer = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
      rest = rest.dropFirst(digits.count)
      integers.append(integer)
      guard take(",") || (startsWith(")") && integers.count > 1) else { return nil }
    }
    return integers
  }

  /// A text in single or double quotes, without escapes.
  private mutating func text() -> String? {
    skipBlanks()
    guard let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      return nil
    }
    let content = rest.dropFirst().prefix { $0 != quote && $0 != UInt8(ascii: "\\") }
    guard rest.dropFirst(1 + content.count).first == quote else { return nil }
    rest = rest.dropFirst(2 + content.count)
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func take(_ token: String) -> Bool {
    guard startsWith(token) else { return false }
    rest = rest.dropFirst(token.utf8.count)
    return true
  }

  private mutating func startsWith(_ token: String) -> Bool {
    skipBlanks()
    return rest.starts(with: token.utf8)
  }

  private mutating func skipBlanks() {
    rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\t") }
  }
}
