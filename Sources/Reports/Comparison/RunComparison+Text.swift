import Drawing
import Tracking

extension RunComparison {
  /// The comparison as text for a terminal.
  ///
  /// - Parameters:
  ///   - width: the columns of the terminal, which no line exceeds; nil where lines may be of any length.
  ///   - style: color or none.
  public func text(width: Int? = nil, style: Style = .plain) -> String {
    let blocks = [
      runLines(width: width, style: style),
      differenceLines(
        "what differs", settings, orElse: "the settings are the same", width: width, style: style),
      differenceLines("what came of it", metrics, orElse: "nothing was measured", width: width, style: style),
      predictionLines(width: width, style: style), confusionLines(width: width, style: style),
      curveLines(width: width, style: style), diagnosisLines(width: width),
    ]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// A, B, C and so on, as tables and curves call the runs.
  static func letter(_ place: Int) -> String {
    place < 26 ? String(UnicodeScalar(UInt8(65 + place))) : "#\(place + 1)"
  }

  private var letters: [String] { subjects.indices.map(Self.letter) }

  private func runLines(width: Int?, style: Style) -> [String] {
    let fields = [5, 4, 3, 2, 1].map { TextTable.Field(heading: "", alignment: .left, importance: $0) }
    let rows = zip(letters, subjects).map { letter, subject in
      [letter, subject.run.name, subject.run.id.short, subject.run.state.rawValue, subject.run.architecture]
        .map(printable)
    }
    return Array(TextTable(fields: fields, rows: rows).lines(width: width, style: style).lines.dropFirst())
  }

  private func differenceLines(
    _ title: String, _ differences: [Difference], orElse nothing: String, width: Int?, style: Style
  ) -> [String] {
    guard !differences.isEmpty else { return [style.quiet(truncated(nothing, to: width ?? .max))] }
    let fields =
      [TextTable.Field(heading: title, alignment: .left, importance: 1_000)]
      + letters.enumerated().map {
        TextTable.Field(heading: $1, alignment: .right, importance: 999 - $0)
      }
    let rows = differences.map { difference in
      [printable(difference.column.description)] + difference.values.map { difference.column.text(of: $0) }
    }
    let (lines, dropped) = TextTable(fields: fields, rows: rows, marked: bestPlaces(differences)).lines(
      width: width, style: style)
    if dropped.isEmpty { return lines }
    return lines + [
      style.quiet(truncated("not shown: " + dropped.joined(separator: ", "), to: width ?? .max))
    ]
  }

  /// The best value of each metric, where the runs differ in it.
  private func bestPlaces(_ differences: [Difference]) -> Set<TextTable.Place> {
    var places: Set<TextTable.Place> = []
    for (row, difference) in differences.enumerated() {
      guard case .metric(let name, .best) = difference.column else { continue }
      let goal = objective?.metric == name ? objective?.goal ?? .maximize : Goal.ofMetric(named: name)
      let values = difference.values.map { $0.number ?? .nan }
      guard
        let best = values.reduce(
          nil, { best, value in goal.prefers(value, to: best ?? .nan) ? value : best }),
        values.contains(where: { $0 != best })
      else { continue }
      for (place, value) in values.enumerated() where value == best {
        places.insert(TextTable.Place(row: row, field: place + 1))
      }
    }
    return places
  }

  private func predictionLines(width: Int?, style: Style) -> [String] {
    let counted = disagreements.compactMap { other in other.counts.map { (other.number, $0) } }
    let reasons = disagreements.compactMap(\.reason).map {
      style.quiet(truncated(printable($0), to: width ?? .max))
    }
    guard let total = counted.first?.1.total else { return reasons }
    let headings = [
      "", "both right", "only A", "only other", "same mistake", "other mistakes", "p (McNemar)",
    ]
    let fields = headings.enumerated().map {
      TextTable.Field(heading: $1, alignment: $0 == 0 ? .left : .right, importance: 100 - $0)
    }
    let rows = counted.map { number, counts in
      ["A and \(Self.letter(number))"]
        + [counts.bothRight, counts.onlyFirst, counts.onlySecond, counts.sameMistake, counts.otherMistake]
        .map { NumberText.count(Int64($0)) } + [NumberText.metric(counts.pValue)]
    }
    let epochs = subjects.compactMap(\.predictions?.epoch).map { "\($0)" }.joined(separator: ", ")
    let title = "predictions for \(NumberText.count(Int64(total))) validation samples, after epochs \(epochs)"
    return [style.heading(truncated(title, to: width ?? .max))]
      + TextTable(fields: fields, rows: rows).lines(width: width, style: style).lines + reasons
  }

  private func confusionLines(width: Int?, style: Style) -> [String] {
    disagreements.flatMap { other -> [String] in
      guard other.counts != nil else { return [] }
      return ConfusionText(
        title:
          "confusions of \(Self.letter(other.number)) less those of A (rows: truth, columns: prediction)",
        labels: other.classes.map(printable), counts: other.confusionDifference, areDifferences: true
      ).lines(width: width, style: style)
    }
  }

  private func curveLines(width: Int?, style: Style) -> [String] {
    let charts = Self.drawnMetrics(objective).compactMap { name -> LineChart? in
      let series = subjects.enumerated().compactMap { place, subject -> LineChart.Series? in
        guard let course = subject.courses[name], !course.isEmpty else { return nil }
        return LineChart.Series(
          name: subject.run.name,
          points: course.map { Point(Double($0.epoch), $0.value) }, style: place)
      }
      return series.isEmpty ? nil : LineChart(title: name, xName: "epoch", yName: "", series: series)
    }
    return Array(
      charts.map { $0.terminalLines(width: min(width ?? 80, 100), style: style) }.joined(separator: [""]))
  }

  private func diagnosisLines(width: Int?) -> [String] {
    zip(letters, subjects).compactMap { letter, subject in
      subject.diagnosis(by: objective).map { truncated("\(letter) \($0)", to: width ?? .max) }
    }
  }
}
