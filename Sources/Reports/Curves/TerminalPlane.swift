import Drawing

/// The scales of a chart on a terminal and what is written beside them.
struct TerminalPlane {
  let xScale: Scale
  let yScale: Scale
  /// Cells in a row of the curves.
  let width: Int
  private let margin: Int

  private static let widestGrid = 400

  init(_ shown: [LineChart.Series], _ chart: LineChart, width: Int) {
    let values = shown.flatMap { $0.points.map(\.y) }
    yScale = Scale(
      covering: values, chart.yKind ?? Scale.kind(for: values, ratio: LineChart.logarithmicRatio))
    xScale = Scale(covering: shown.flatMap { $0.points.map(\.x) })
    margin = [yScale.high, yScale.low].map { displayWidth(numberText($0)) }.max() ?? 0
    self.width = min(width - margin - 2, Self.widestGrid)
  }

  /// What is left of a row: the highest value, the lowest or none, and the axis.
  func side(_ row: Int, of height: Int) -> String {
    let text = row == 0 ? numberText(yScale.high) : row == height - 1 ? numberText(yScale.low) : ""
    return padded(text, to: margin, .right) + " │"
  }

  /// The axis below and the values at its ends.
  var foot: [String] {
    let blanks = String(repeating: " ", count: margin + 1)
    let (first, last) = (numberText(xScale.low), numberText(xScale.high))
    let gap = String(repeating: " ", count: max(1, width - first.count - last.count))
    return [blanks + "└" + String(repeating: "─", count: width), blanks + " " + first + gap + last]
  }

  /// A series' points as dots of a grid; nil at gaps.
  func dots(of series: LineChart.Series, in grid: BrailleGrid) -> [(x: Int, y: Int)?] {
    let (across, down) = (Double(grid.dots.across - 1), Double(grid.dots.down - 1))
    let places = series.points.map { point -> Point? in
      guard let x = xScale.share(of: point.x), let y = yScale.share(of: point.y) else { return nil }
      return Point(x * across, (1 - y) * down)
    }
    return places.split(separator: nil).flatMap { piece -> [(x: Int, y: Int)?] in
      let seen = thinned(piece.compactMap(\.self), columns: grid.dots.across)
      return seen.map { (Int($0.x.rounded()), Int($0.y.rounded())) } + [nil]
    }
  }
}
