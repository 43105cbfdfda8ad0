/// The columns that a text takes on a terminal: two for East Asian wide characters and emoji, else one.
func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
  return text.reduce(0) { $0 + displayWidth($1) }
}

/// A text cut to a width, its last column an ellipsis where something is missing.
func truncated(_ text: String, to width: Int) -> String {
  guard displayWidth(text) > width else { return text }
  guard width > 0 else { return "" }
  var result = ""
  var room = width - 1
  for character in text {
    room -= displayWidth(character)
    if room < 0 { break }
    result.append(character)
  }
  return result + "…"
}

/// A text with blanks up to a width.
func padded(_ text: String, to width: Int, _ alignment: Alignment) -> String {
  let blanks = String(repeating: " ", count: max(0, width - displayWidth(text)))
  return alignment == .left ? text + blanks : blanks + text
}

/// The side on which texts of a column line up.
package enum Alignment: Sendable {
  case left, right
}

private func displayWidth(_ character: Character) -> Int {
  guard let scalar = character.unicodeScalars.first else { return 0 }
  let isWide =
    scalar.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}")
    || wideRanges.contains { $0.contains(scalar.value) }
  return isWide ? 2 : 1
}

/// The blocks of UAX #11 that terminals draw two columns wide.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
  0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD,
]
