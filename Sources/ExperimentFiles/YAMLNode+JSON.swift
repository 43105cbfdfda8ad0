import Words
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
      case .text(let value): return jsonLiteral(value)
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
            "'\(entry.key.shortened)' has no value; give one, or write a word without settings alone")
        }
        parts.append("\(jsonLiteral(entry.key)): \(try entry.value.json())")
      }
      return "{\(parts.joined(separator: ", "))}"
    }
  }
}
