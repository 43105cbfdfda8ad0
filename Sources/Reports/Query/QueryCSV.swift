package import Tracking

/// Rows as CSV with a heading line; NULL is empty, bytes are hexadecimal.
package struct QueryCSV: QueryText {
  private let columns: [String]

  /// Rows with these columns.
  package init(columns: [String]) { self.columns = columns }

  package var opening: String { line(columns) }

  package func text(of row: [SQLValue]) -> String {
    line(
      row.map { value in
        switch value {
        case .null: ""
        case .integer(let value): "\(value)"
        case .real(let value): "\(value)"
        case .text(let text): text
        case .blob(let bytes): hexadecimal(bytes)
        }
      })
  }

  package func closing() -> String { "" }

  private func line(_ fields: [String]) -> String {
    fields.map(quotedForCSV).joined(separator: ",") + "\n"
  }
}
