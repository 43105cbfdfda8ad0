/// A table of texts that fits a width: the least important columns go first, long words are cut, no line
/// wraps.
package struct TextTable {
  /// A column: its heading, where its texts line up, and how much it matters.
  package struct Field {
    let heading: String
    let alignment: Alignment
    let importance: Int

    /// - Parameter importance: what is least goes first where there is no room; of 80 and more, long words are cut before.
    package init(heading: String, alignment: Alignment, importance: Int) {
      (self.heading, self.alignment, self.importance) = (heading, alignment, importance)
    }
  }

  /// The place of a cell.
  package struct Place: Hashable {
    let row: Int
    let field: Int
  }

  let fields: [Field]
  /// The texts, row by row, one for each field; they hold no line break.
  let rows: [[String]]
  /// The cells that are set off as the best.
  let marked: Set<Place>

  /// A table of texts, one for each field, row by row; those at marked places are set off as the best.
  package init(fields: [Field], rows: [[String]], marked: Set<Place> = []) {
    (self.fields, self.rows, self.marked) = (fields, rows, marked)
  }

  private static let gap = "  "

  /// The width at which nothing is cut or left out.
  var naturalWidth: Int { Layout(of: self, width: nil).total }

  /// The lines, and the headings of the columns for which there was no room.
  package func lines(width: Int?, style: Style) -> (lines: [String], dropped: [String]) {
    let layout = Layout(of: self, width: width)
    let headings = line(fields.map(\.heading), layout) { _, text in style.heading(text) }
    let body = rows.enumerated().map { row, texts in
      line(texts, layout) { field, text in
        marked.contains(Place(row: row, field: field)) ? style.good(text) : text
      }
    }
    let dropped = fields.indices.filter { layout.widths[$0] == nil }.map { fields[$0].heading }
    return ([headings] + body, dropped)
  }

  private func line(_ texts: [String], _ layout: Layout, _ decorate: (Int, String) -> String) -> String {
    let shown = fields.indices.filter { layout.widths[$0] != nil }
    return shown.enumerated().map { position, field in
      let width = layout.widths[field] ?? 0
      let text = truncated(texts[field], to: width)
      // The last column needs no blanks after it.
      let isLast = position == shown.count - 1 && fields[field].alignment == .left
      let blanks = isLast ? "" : String(repeating: " ", count: max(0, width - displayWidth(text)))
      let decorated = decorate(field, text)
      return fields[field].alignment == .left ? decorated + blanks : blanks + decorated
    }.joined(separator: Self.gap)
  }
}

/// How wide each column is drawn; nil for those that are left out.
private struct Layout {
  private(set) var widths: [Int?]

  init(of table: TextTable, width: Int?) {
    let natural = table.fields.indices.map { field in
      table.rows.reduce(displayWidth(table.fields[field].heading)) { max($0, displayWidth($1[field])) }
    }
    widths = natural
    guard let width else { return }
    // Cutting long words a little costs less than a column; a column costs less than cutting words to stumps.
    cap(at: 32, table, unlessWithin: width)
    cap(at: 20, table, unlessWithin: width)
    drop(below: 80, table, unlessWithin: width)
    cap(at: 10, table, unlessWithin: width)
    drop(below: .max, table, unlessWithin: width)
    if total > width { widths = widths.map { $0.map { min($0, max(1, width)) } } }
  }

  var total: Int {
    let shown = widths.compactMap { $0 }
    return shown.reduce(0, +) + 2 * max(0, shown.count - 1)
  }

  /// Cuts words and headings, never numbers, whose cut digits would be other numbers.
  private mutating func cap(at limit: Int, _ table: TextTable, unlessWithin width: Int) {
    guard total > width else { return }
    for (field, current) in widths.enumerated() {
      guard let current else { continue }
      let isNumber = table.fields[field].alignment == .right
      let longest = isNumber ? table.rows.map { displayWidth($0[field]) }.max() ?? 0 : 0
      widths[field] = min(current, max(limit, longest))
    }
  }

  private mutating func drop(below importance: Int, _ table: TextTable, unlessWithin width: Int) {
    while total > width, widths.count(where: { $0 != nil }) > 1 {
      let candidates = widths.indices.filter {
        widths[$0] != nil && table.fields[$0].importance < importance
      }
      // Of equally important ones the last goes first.
      let least = candidates.reversed().min { table.fields[$0].importance < table.fields[$1].importance }
      guard let least else { return }
      widths[least] = nil
    }
  }
}
