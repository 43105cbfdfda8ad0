package import Tracking

/// Rows as a JSON array of objects; bytes are hexadecimal texts, infinities are null.
package struct QueryJSON: QueryText {
  private let keys: [String]
  private var isFirst = true

  /// Rows with these columns; of several with one name, the second becomes `name_2`.
  package init(columns: [String]) {
    var seen: Set<String> = []
    keys = columns.map { name in
      var (key, number) = (name, 1)
      while !seen.insert(key).inserted {
        number += 1
        key = "\(name)_\(number)"
      }
      return key
    }
  }

  package var opening: String { "[" }

  package mutating func text(of row: [SQLValue]) -> String {
    defer { isFirst = false }
    let object = JSONValue.object(zip(keys, row).map { ($0, json($1)) })
    return (isFirst ? "\n" : ",\n") + object.rendered
  }

  package func closing() -> String { isFirst ? "]\n" : "\n]\n" }

  private func json(_ value: SQLValue) -> JSONValue {
    switch value {
    case .null: .null
    case .integer(let value): .integer(value)
    case .real(let value): .number(value)
    case .text(let text): .text(text)
    case .blob(let bytes): .text(hexadecimal(bytes))
    }
  }
}
