/// A field of a line of CSV: in quotation marks where a comma, a quotation mark or a line break is in it (RFC 4180).
func quotedForCSV(_ field: String) -> String {
  // Scalars, as a carriage return and a line feed together are one character.
  let isPlain = !field.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
  return isPlain ? field : "\"\(field.replacing("\"", with: "\"\""))\""
}
