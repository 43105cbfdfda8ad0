/// A text without what would steer a terminal or break a line: each such character becomes U+FFFD.
///
/// Names come from files that others made. Control and formatting characters could move the cursor, change
/// colours or reverse the order of what is read.
package func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { result.append(isUnprintable(scalar) ? "\u{FFFD}" : scalar) }
  return String(result)
}

private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator: true
  // Joiners belong to emoji and scripts; marks of direction and the rest do not belong into a table.
  case .format: scalar != "\u{200D}" && scalar != "\u{200C}"
  default: false
  }
}
