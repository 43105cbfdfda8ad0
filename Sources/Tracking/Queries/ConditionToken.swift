/// A word, a quoted text or a sign of a condition, with its place.
struct ConditionToken {
  enum Kind: Equatable {
    /// Anything without quotes: a name, a number, a keyword.
    case word(String)
    /// What was between quotes.
    case quoted(String)
    /// A bracket, a comma or a comparison.
    case sign(String)
    case end
  }

  let kind: Kind
  /// The characters of the text that it took.
  let range: Range<Int>

  /// The token as an error message quotes it.
  var found: String {
    switch kind {
    case .word(let text), .sign(let text): "'\(text)'"
    case .quoted(let text): "the text '\(text)'"
    case .end: "the end"
    }
  }

  /// Whether it is this keyword, in capitals or not.
  func isKeyword(_ keyword: String) -> Bool {
    if case .word(let word) = kind { word.lowercased() == keyword } else { false }
  }
}
