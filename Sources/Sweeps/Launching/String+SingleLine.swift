extension String {
  /// The text with a space for every line break and control character.
  var singleLine: String {
    let printable = unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: " "
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(printable))
  }
}
