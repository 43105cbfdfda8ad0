/// Cuts the text of a condition into tokens.
///
/// Words reach to the next blank, bracket, comma, quote or comparison, so that `2026-11-20`, `calm-fox-1` and `1e-3`
/// are one each; square brackets and all between them belong to their word.
struct ConditionLexer {
  private let text: String
  private let characters: [Character]
  private var place = 0

  /// - Throws: where the text is longer than any that a person would write.
  init(_ text: String) throws(ConditionError) {
    (self.text, characters) = (text, Array(text))
    guard characters.count <= Self.mostCharacters else {
      throw ConditionError(
        String(characters.prefix(Self.mostCharacters)), column: Self.mostCharacters,
        "expected at most \(Self.mostCharacters) characters, found \(characters.count)")
    }
  }

  /// All tokens; the last one is the end.
  mutating func tokens() throws(ConditionError) -> [ConditionToken] {
    var tokens: [ConditionToken] = []
    repeat { tokens.append(try next()) } while tokens.last?.kind != .end
    return tokens
  }

  private mutating func next() throws(ConditionError) -> ConditionToken {
    while place < characters.count, characters[place].isWhitespace { place += 1 }
    let start = place
    guard place < characters.count else { return ConditionToken(kind: .end, range: start..<start) }
    let character = characters[place]
    let kind: ConditionToken.Kind
    if "'\"".contains(character) {
      kind = .quoted(try quoted(by: character))
    } else if Self.signs.contains(character) {
      kind = .sign(sign())
    } else {
      kind = .word(try word())
    }
    return ConditionToken(kind: kind, range: start..<place)
  }

  /// A text in quotes, in which two of them stand for one.
  private mutating func quoted(by quote: Character) throws(ConditionError) -> String {
    let start = place
    var content = ""
    place += 1
    while place < characters.count {
      if characters[place] == quote {
        place += 1
        guard place < characters.count, characters[place] == quote else { return content }
      }
      content.append(characters[place])
      place += 1
    }
    throw ConditionError(text, column: start + 1, "expected a closing \(quote), found none")
  }

  private mutating func sign() -> String {
    let two = String(characters[place..<min(place + 2, characters.count)])
    let sign = Self.longSigns.contains(two) ? two : String(characters[place])
    place += sign.count
    return sign
  }

  private mutating func word() throws(ConditionError) -> String {
    let start = place
    while place < characters.count, !endsWord(characters[place]) {
      if characters[place] == "[" {
        guard let end = characters[place...].firstIndex(of: "]") else {
          throw ConditionError(text, column: place + 1, "expected a closing ], found none")
        }
        place = end
      }
      place += 1
    }
    return String(characters[start..<place])
  }

  private func endsWord(_ character: Character) -> Bool {
    character.isWhitespace || Self.signs.contains(character) || "'\"".contains(character)
  }

  private static let signs: Set<Character> = ["(", ")", ",", "=", "<", ">", "!"]
  private static let longSigns: Set<String> = ["==", "!=", "<>", "<=", ">="]
  /// Far more than a person writes, and little enough for SQLite.
  private static let mostCharacters = 4096
}
