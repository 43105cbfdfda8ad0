/// A confusion matrix, or the difference of two, as text: with the names of the classes, with their numbers where
/// names are too wide, or as the largest entries where the matrix itself is.
struct ConfusionText {
  /// The heading of a matrix.
  static let title = "confusion matrix (rows: truth, columns: prediction)"

  let title: String
  let labels: [String]
  /// Truth by prediction.
  let counts: [[Int]]
  /// Whether the counts are those of one matrix less those of another.
  let areDifferences: Bool

  init(title: String = title, labels: [String], counts: [[Int]], areDifferences: Bool = false) {
    (self.title, self.labels, self.counts, self.areDifferences) = (title, labels, counts, areDifferences)
  }

  /// Lines no wider than asked.
  func lines(width: Int?, style: Style) -> [String] {
    let title = truncated(title, to: width ?? .max)
    for table in [named, numbered] {
      guard table.naturalWidth <= width ?? .max else { continue }
      return [style.heading(title)] + table.lines(width: nil, style: style).lines
    }
    return largestEntries(width: width, style: style)
  }

  private var named: TextTable { table(headings: labels, rowLabels: labels) }

  private var numbered: TextTable {
    let digits = String(labels.count - 1).count
    let rowLabels = labels.enumerated().map {
      padded("\($0)", to: digits, .right) + " " + truncated($1, to: 20)
    }
    return table(headings: labels.indices.map { "\($0)" }, rowLabels: rowLabels)
  }

  private func table(headings: [String], rowLabels: [String]) -> TextTable {
    let fields = ([""] + headings).enumerated().map {
      TextTable.Field(heading: $1, alignment: $0 == 0 ? .left : .right, importance: $0 == 0 ? 1 : 0)
    }
    // A point for none lets the confusions stand out.
    let rows = zip(rowLabels, counts).map { label, row in [label] + row.map { $0 == 0 ? "·" : text(of: $0) } }
    let diagonal = labels.indices.map { TextTable.Place(row: $0, field: $0 + 1) }
    return TextTable(fields: fields, rows: rows, marked: Set(diagonal))
  }

  private func text(of count: Int) -> String { areDifferences && count > 0 ? "+\(count)" : "\(count)" }

  private func largestEntries(width: Int?, style: Style) -> [String] {
    let confusions = labels.indices.flatMap { truth in
      labels.indices.filter { $0 != truth && counts[truth][$0] != 0 }.map { (truth, $0, counts[truth][$0]) }
    }
    let lines = confusions.sorted { $0.2.magnitude > $1.2.magnitude }.prefix(10).map {
      truth, prediction, count in
      "\(labels[truth]) taken for \(labels[prediction]): \(text(of: count))"
        + (areDifferences ? "" : " of \(counts[truth].reduce(0, +))")
    }
    let heading =
      lines.isEmpty ? "no confusions" : areDifferences ? "largest differences" : "most frequent confusions"
    let title = areDifferences ? [style.heading(truncated(title, to: width ?? .max))] : []
    return title
      + ([style.heading(truncated(heading, to: width ?? .max))]
        + lines.map { truncated($0, to: width ?? .max) })
  }
}
