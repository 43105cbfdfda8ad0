/// A JSON string literal with its quotes, which escapes what JSON demands and nothing else.
///
/// The form is canonical: digests are taken over texts that hold it.
public func jsonLiteral(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case _ where scalar.value < 0x20:
      let hexadecimal = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
