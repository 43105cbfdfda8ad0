/// Predictions as text for people: a line each, with the classes that come next behind the first.
public struct PredictionTable: Sendable {
  private let rows: [PredictionRow]

  /// A table of predictions.
  public init(_ rows: [PredictionRow]) { self.rows = rows }

  /// The table, and how many of the predictions are right where that is known.
  ///
  /// - Parameters:
  ///   - width: the columns of the terminal, which no line exceeds; nil where lines may be of any length.
  ///   - style: colour or none.
  public func text(width: Int? = nil, style: Style = .plain) -> String {
    let judged = rows.compactMap(\.isRight)
    var fields = [
      TextTable.Field(heading: "path", alignment: .left, importance: 90),
      TextTable.Field(heading: "label", alignment: .left, importance: 93),
      TextTable.Field(heading: "score", alignment: .right, importance: 92),
      TextTable.Field(heading: "then", alignment: .left, importance: 1),
    ]
    if !judged.isEmpty {
      fields.insert(TextTable.Field(heading: "true", alignment: .left, importance: 91), at: 1)
    }
    let cells = rows.map { row in
      var cells = [
        printable(row.path), printable(row.ranks.first?.label ?? ""),
        row.ranks.first.map { NumberText.metric($0.score) } ?? "",
        row.ranks.dropFirst().map { "\(printable($0.label)) \(NumberText.metric($0.score))" }
          .joined(separator: ", "),
      ]
      if !judged.isEmpty { cells.insert(printable(row.truth ?? ""), at: 1) }
      return cells
    }
    let right = rows.indices.filter { rows[$0].isRight == true }.map { TextTable.Place(row: $0, field: 2) }
    var lines = TextTable(fields: fields, rows: cells, marked: Set(right)).lines(width: width, style: style)
      .lines
    if !judged.isEmpty { lines += ["", "\(judged.count { $0 }) of \(judged.count) right"] }
    return lines.joined(separator: "\n") + "\n"
  }
}
