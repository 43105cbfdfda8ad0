/// A place in a text that is read from left to right; blanks between its parts mean nothing.
struct QueryScanner {
  private let characters: [Character]
  private var position = 0

  init(_ text: String) {
    characters = Array(text)
    skipBlanks()
  }

  /// The place in characters from 1.
  var column: Int { position + 1 }
  var isAtEnd: Bool { position == characters.count }

  /// Goes past a character if it is the next one.
  mutating func take(_ character: Character) -> Bool {
    guard position < characters.count, characters[position] == character else { return false }
    position += 1
    skipBlanks()
    return true
  }

  /// The text up to one of some characters or the end, without blanks around it.
  mutating func word(until ends: String) -> String {
    let start = position
    while position < characters.count, !ends.contains(characters[position]) { position += 1 }
    var end = position
    while end > start, characters[end - 1].isWhitespace { end -= 1 }
    return String(characters[start..<end])
  }

  /// The text in quotation marks, which are doubled within; nil where none begins here.
  mutating func quotedWord() throws(MetricQueryError) -> String? {
    guard position < characters.count, "\"'".contains(characters[position]) else { return nil }
    let (mark, place) = (characters[position], column)
    var word = ""
    position += 1
    while position < characters.count {
      if characters[position] == mark {
        position += 1
        guard position < characters.count, characters[position] == mark else {
          skipBlanks()
          return word
        }
      }
      word.append(characters[position])
      position += 1
    }
    throw MetricQueryError("the quotation mark is not closed", column: place)
  }

  /// The error for what is next.
  func expected(_ what: String) -> MetricQueryError {
    let found = isAtEnd ? "the end" : "'\(characters[position])'"
    return MetricQueryError("expected \(what), found \(found)", column: column)
  }

  private mutating func skipBlanks() {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
  }
}
