extension String {
  /// The text with a space for every line break and control character, and none at its ends.
  var singleLine: String {
    let printable = unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: " "
      default: scalar
      }
    }
    let first = printable.firstIndex { $0 != " " } ?? printable.endIndex
    let end = printable.lastIndex { $0 != " " }.map { $0 + 1 } ?? first
    return String(String.UnicodeScalarView(printable[first..<end]))
  }
}
