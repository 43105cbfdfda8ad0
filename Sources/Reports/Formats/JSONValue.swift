/// A JSON document whose members keep their order; numbers that JSON lacks are null.
public enum JSONValue: Sendable {
  /// Nothing, or undefined.
  case null
  /// Yes or no.
  case boolean(Bool)
  /// A whole number.
  case integer(Int64)
  /// A number; NaN and infinities are written as null.
  case number(Double)
  /// A text.
  case text(String)
  /// A list.
  case array([JSONValue])
  /// Members in this order.
  case object([(key: String, value: JSONValue)])

  /// A number, or null for nil.
  public init(_ value: Double?) { self = value.map(JSONValue.number) ?? .null }

  /// A whole number, or null for nil.
  public init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }

  /// A text, or null for nil.
  public init(_ value: String?) { self = value.map(JSONValue.text) ?? .null }

  /// The document as text, indented by two blanks, lists of plain values on one line; no line break at its
  /// end.
  public var rendered: String { rendered(indentation: "") }

  private func rendered(indentation: String) -> String {
    switch self {
    case .null: return "null"
    case .boolean(let value): return "\(value)"
    case .integer(let value): return "\(value)"
    case .number(let value): return value.isFinite ? "\(value)" : "null"
    case .text(let text): return quotedForJSON(text)
    case .array(let elements):
      if elements.allSatisfy(\.isScalar) {
        return "[" + elements.map { $0.rendered(indentation: "") }.joined(separator: ", ") + "]"
      }
      return block("[", elements.map { (nil, $0) }, "]", indentation)
    case .object(let members):
      return members.isEmpty ? "{}" : block("{", members.map { ($0.key, $0.value) }, "}", indentation)
    }
  }

  /// An object with one more member at its end.
  func adding(_ key: String, _ value: JSONValue) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members + [(key, value)])
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private func block(
    _ opening: String, _ parts: [(String?, JSONValue)], _ closing: String, _ indentation: String
  ) -> String {
    let deeper = indentation + "  "
    let lines = parts.map { key, value in
      deeper + (key.map { quotedForJSON($0) + ": " } ?? "") + value.rendered(indentation: deeper)
    }
    return opening + "\n" + lines.joined(separator: ",\n") + "\n" + indentation + closing
  }
}

/// A JSON string literal; control characters are escaped, also those above ASCII that would steer a terminal.
private func quotedForJSON(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
