package import Tracking

/// Rows as tables that fit the terminal, each of up to a thousand rows: what follows gets a heading of its own.
package struct QueryTable: QueryText {
  private let columns: [String]
  private let width: Int?
  private let style: Style
  private var rows: [[SQLValue]] = []
  private var isFirst = true

  /// Rows with these columns.
  ///
  /// - Parameter width: the columns of the terminal, which no line exceeds; nil where lines may be of any length.
  package init(columns: [String], width: Int?, style: Style) {
    (self.columns, self.width, self.style) = (columns.map(printable), width, style)
  }

  private static let rowsOfATable = 1000

  package var opening: String { "" }

  package mutating func text(of row: [SQLValue]) -> String {
    rows.append(row)
    return rows.count == Self.rowsOfATable ? table() : ""
  }

  package mutating func closing() -> String { isFirst || !rows.isEmpty ? table() : "" }

  /// The rows so far.
  private mutating func table() -> String {
    let fields = columns.enumerated().map { place, name in
      TextTable.Field(
        heading: name, alignment: rows.allSatisfy { $0[place].isNumber } ? .right : .left,
        // Where there is no room the last columns go first, but words are cut before.
        importance: .max - 1 - place)
    }
    let (lines, dropped) = TextTable(fields: fields, rows: rows.map { $0.map(text) })
      .lines(width: width, style: style)
    let note =
      dropped.isEmpty ? [] : [truncated("not shown: \(dropped.joined(separator: ", "))", to: width ?? .max)]
    let gap = isFirst ? "" : "\n"
    rows.removeAll(keepingCapacity: true)
    isFirst = false
    return gap + (lines + note.map(style.quiet)).map { $0 + "\n" }.joined()
  }

  private func text(_ value: SQLValue) -> String {
    switch value {
    case .null: "–"
    case .integer(let value): "\(value)"
    case .real(let value): "\(value)"
    case .text(let text): printable(text)
    case .blob(let bytes):
      bytes.count <= Self.bytesShown
        ? hexadecimal(bytes)
        : "\(hexadecimal(bytes.prefix(Self.bytesShown)).dropLast())…' (\(NumberText.bytes(bytes.count)))"
    }
  }

  private static let bytesShown = 8
}

extension SQLValue {
  /// Whether a column of such values lines up at the right.
  fileprivate var isNumber: Bool {
    switch self {
    case .null, .integer, .real: true
    case .text, .blob: false
    }
  }
}
