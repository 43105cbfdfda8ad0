/// The parts of a list between its commas; those within brackets or quotation marks belong to their part.
func splitAtCommas(_ list: String) -> [String] {
  var parts = [""]
  var depth = 0
  var isQuoted = false
  for character in list {
    if character == "\"", depth > 0 { isQuoted.toggle() }
    if !isQuoted {
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth = max(0, depth - 1) }
    }
    if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
  }
  return parts
}

/// A text without the blanks around it.
func trimmed(_ text: String) -> String {
  String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
}
