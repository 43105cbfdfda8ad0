import Tracking

extension Report {
  /// The cells as people read them, those marked that cannot be told apart from the best one.
  struct MarkedTexts {
    fileprivate static let mark = " ≈"

    /// Row by row.
    fileprivate(set) var rows: [[String]]
    /// The column in which some rows are marked; nil where none is.
    fileprivate(set) var field: Int?

    /// What the mark means; nil where no row is marked.
    var legend: String? {
      field.map { _ in "≈ cannot be told apart from the best (two-sided test, 5%)" }
    }

    /// The rows with blanks for marks that are not there, so that all digits of the column stay below each other.
    var aligned: [[String]] {
      guard let field else { return rows }
      return rows.map { row in
        var row = row
        if !row[field].hasSuffix(Self.mark) { row[field] += String(repeating: " ", count: Self.mark.count) }
        return row
      }
    }
  }

  /// The cells as people read them; rows that cannot be told apart from the best one are marked in the column of the
  /// objective.
  var markedTexts: MarkedTexts {
    var texts = MarkedTexts(rows: rows.map { row in zip(columns, row.cells).map { $0.text(of: $1) } })
    guard let objective, let field = columns.firstIndex(of: .metric(objective.metric, .best)) else {
      return texts
    }
    for (row, distinction) in distinctions.enumerated() where distinction == .alike {
      texts.rows[row][field] += MarkedTexts.mark
      texts.field = field
    }
    return texts
  }
}
