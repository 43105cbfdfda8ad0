package import Drawing

extension LineChart {
  /// The chart as text no wider than asked: the title, `height` lines of curves with the values beside them, the
  /// values below, a line for each name.
  ///
  /// Curves are told apart by color and by the letter at their end, dashed ones by every other dot.
  ///
  /// - Parameters:
  ///   - width: columns of the terminal; at least 20 are taken.
  ///   - height: 2 to 100 lines.
  ///   - style: color or none.
  package func terminalLines(width: Int, height: Int = 12, style: Style = .plain) -> [String] {
    let width = max(20, width)
    let height = min(max(height, 2), 100)
    let shown = Array(series.prefix(Self.mostSeries))
    let plane = TerminalPlane(shown, self, width: width)
    var grid = BrailleGrid(width: plane.width, height: height)
    for series in shown { grid.draw(plane.dots(of: series, in: grid), of: series) }
    for series in shown where !series.isDashed { grid.mark(plane.dots(of: series, in: grid), of: series) }
    let note = plane.yScale.kind == .logarithmic ? " (log scale)" : ""
    let heading = style.heading(truncated(printable(title) + note, to: width))
    let body = (0..<height).map { row in
      style.quiet(plane.side(row, of: height)) + decorated(grid.row(row), style)
    }
    return [heading] + body + plane.foot.map(style.quiet) + legend(shown, width: width, style)
  }

  private func legend(_ shown: [Series], width: Int, _ style: Style) -> [String] {
    var lines = shown.compactMap { series in
      series.name.map { name in
        style.series(String(letter(of: series)), series.style)
          + truncated(" " + printable(name), to: width - 1)
      }
    }
    if let meanings, shown.contains(where: \.isDashed) {
      lines.append(truncated("⣀⣀ \(meanings.plain)  ⢀⢀ \(meanings.dashed)", to: width))
    }
    let rest = series.count - shown.count
    if rest > 0 { lines.append(truncated("and \(rest) more, not drawn", to: width)) }
    return lines
  }

  /// A row's cells, those of one style side by side set off at once; no blanks at its end.
  private func decorated(_ cells: [BrailleGrid.Cell], _ style: Style) -> String {
    let end = (cells.lastIndex { $0.character != " " } ?? -1) + 1
    var text = ""
    var part = ""
    for place in 0..<end {
      part.append(cells[place].character)
      if place + 1 < end, cells[place + 1].owner == cells[place].owner { continue }
      text += cells[place].owner.map { style.series(part, $0) } ?? part
      part = ""
    }
    return text
  }
}

/// The letter of a series.
private func letter(of series: LineChart.Series) -> Character {
  Character(UnicodeScalar(UInt8(ascii: "A") + UInt8(series.style.magnitude % 26)))
}

/// The scales of a chart on a terminal and what is written beside them.
private struct TerminalPlane {
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

extension BrailleGrid {
  fileprivate mutating func draw(_ dots: [(x: Int, y: Int)?], of series: LineChart.Series) {
    var last: (x: Int, y: Int)?
    for dot in dots {
      if let dot { line(from: last ?? dot, to: dot, isDashed: series.isDashed, owner: series.style) }
      last = dot
    }
  }

  /// A letter at the curve's end, or further left where another one is there already.
  fileprivate mutating func mark(_ dots: [(x: Int, y: Int)?], of series: LineChart.Series) {
    for dot in dots.reversed().lazy.compactMap(\.self).prefix(Self.mostPlacesTried)
    where put(letter(of: series), at: dot, owner: series.style) { return }
  }

  private static let mostPlacesTried = 100
}
