import Tracking

extension Report {
  /// The cells as people read them, row by row; what cannot be told apart from the best value of the objective is marked.
  var rowTexts: [[String]] {
    let texts = rows.map { row in zip(columns, row.cells).map { $0.text(of: $1) } }
    guard let field = markedField else { return texts }
    let distinctions = distinctions
    return texts.enumerated().map { row, cells in
      var cells = cells
      // Blanks keep the digits of all rows below each other.
      cells[field] += distinctions[row] == .alike ? Self.mark : String(repeating: " ", count: Self.mark.count)
      return cells
    }
  }

  /// What the mark means; nil where no row has it.
  var markLegend: String? {
    markedField == nil ? nil : "≈ cannot be told apart from the best (two-sided test, 5%)"
  }

  private static let mark = " ≈"

  /// The column that is marked, where some row is.
  private var markedField: Int? {
    guard let objective, let field = columns.firstIndex(of: .metric(objective.metric, .best)) else {
      return nil
    }
    return distinctions.contains(.alike) ? field : nil
  }
}
