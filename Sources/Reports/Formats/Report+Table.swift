import Tracking

extension Report {
  /// The report as a table for a terminal.
  ///
  /// - Parameters:
  ///   - width: the columns of the terminal, which no line exceeds; nil where lines may be of any length.
  ///   - style: colour or none.
  public func table(width: Int? = nil, style: Style = .plain) -> String {
    let header = wrapped(headerItems, separator: " · ", width: width).map(style.quiet)
    var blocks = [header]
    if !rows.isEmpty { blocks.append(ranking(width: width, style: style)) }
    if !gapNotes.isEmpty { blocks.append(gapNotes.map { style.quiet(truncated($0, to: width ?? .max)) }) }
    if let unfinishedSummary { blocks.append(unfinishedLines(unfinishedSummary, width: width, style: style)) }
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func ranking(width: Int?, style: Style) -> [String] {
    let fields = zip(columns, alignments).map {
      TextTable.Field(heading: heading(of: $0), alignment: $1, importance: importance(of: $0))
    }
    let texts = markedTexts
    let table = TextTable(fields: fields, rows: texts.aligned, marked: bestCells)
    let (lines, dropped) = table.lines(width: width, style: style)
    let notes = [texts.legend, dropped.isEmpty ? nil : "not shown: " + dropped.joined(separator: ", ")]
    return lines + notes.compactMap { $0 }.map { style.quiet(truncated($0, to: width ?? .max)) }
  }

  /// The cell with the best value of the objective.
  var bestCells: Set<TextTable.Place> {
    guard let objective, let field = columns.firstIndex(of: .metric(objective.metric, .best)) else {
      return []
    }
    return bestRow.map { [TextTable.Place(row: $0, field: field)] } ?? []
  }

  private func unfinishedLines(_ summary: String, width: Int?, style: Style) -> [String] {
    let listed = unfinished.prefix(Self.mostUnfinishedListed)
    // State, name, architecture, reason: no headings, they speak for themselves.
    let fields = [3, 4, 1, 2].map { TextTable.Field(heading: "", alignment: .left, importance: $0) }
    let texts = listed.map { run in
      let reason = run.failureReason ?? run.completedEpochs.map { "after epoch \($0)" } ?? "–"
      return [run.state.rawValue, run.name, run.architecture, reason].map(printable)
    }
    let lines = TextTable(fields: fields, rows: texts).lines(width: width, style: .plain).lines.dropFirst()
    let heading = style.bad(truncated("not finished: " + summary, to: width ?? .max))
    let rest = unfinishedRest(beside: listed.count).map { [truncated($0, to: width ?? .max)] }
    return [heading] + lines + (rest ?? [])
  }
}
