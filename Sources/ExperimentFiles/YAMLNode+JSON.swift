import Tracking

extension YAMLNode {
  /// The node as JSON, with the keys in the order in which they were written.
  func json() throws(ExperimentFileError) -> String {
    switch content {
    case .scalar:
      switch try param() {
      case .integer(let value): return "\(value)"
      case .real(let value): return "\(value)"
      case .boolean(let value): return "\(value)"
      case .text(let value): return value.quotedAsJSON
      }
    case .sequence(let items):
      var parts: [String] = []
      for item in items { parts.append(try item.json()) }
      return "[\(parts.joined(separator: ", "))]"
    case .mapping(let entries):
      var parts: [String] = []
      for entry in entries {
        guard !entry.value.isNull else {
          throw .init(
            at: entry.keyLocation,
            "'\(entry.key.shortened)' has no value; a layer without settings is a bare word")
        }
        parts.append("\(entry.key.quotedAsJSON): \(try entry.value.json())")
      }
      return "{\(parts.joined(separator: ", "))}"
    }
  }
}

extension String {
  /// The text as a JSON string with its quotes.
  fileprivate var quotedAsJSON: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
