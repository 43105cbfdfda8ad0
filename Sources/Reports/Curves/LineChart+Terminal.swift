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
        style.series(String(series.letter), series.style)
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
