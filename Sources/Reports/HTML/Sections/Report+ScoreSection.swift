import Drawing

extension Report {
  /// Curves and confusions of the best runs.
  func scoreSection(_ scores: [RunScores]) -> ReportPage.Section? {
    let blocks = scores.flatMap { scores -> [ReportPage.Block] in
      [.heading(scores.title), .figures(scores.figures)]
    }
    return blocks.isEmpty ? nil : ReportPage.Section(id: "scores", title: "Classes", blocks: blocks)
  }
}

extension RunScores {
  fileprivate var figures: [PageFigure] {
    let roc = chart(
      "ROC curves", "false positive rate", "true positive rate", by: \.rocAUC, \.roc,
      guide: [Point(0, 0), Point(1, 1)])
    let precision = chart(
      "Precision and recall", "recall", "precision", by: \.averagePrecision, \.precisionRecall, guide: [])
    let note = classes.count > Self.mostCurves ? " The \(Self.mostCurves) classes that do worst." : ""
    return [
      PageFigure(
        figure: roc.figure(width: 460, height: 380),
        caption: "Each class against the rest, with the area under its curve." + note, data: table),
      PageFigure(
        figure: precision.figure(width: 460, height: 380),
        caption: "Each class against the rest, with its average precision." + note),
      ConfusionMap(labels: classes.map(\.label), counts: confusion).pageFigure,
    ]
  }

  private func chart(
    _ title: String, _ xName: String, _ yName: String, by quality: (ClassCurves) -> Double?,
    _ points: (ClassCurves) -> [Point], guide: [Point]
  ) -> LineChart {
    let worst = Self.worst(classes.map { points($0).isEmpty ? nil : quality($0) })
    let series = worst.filter { !points(classes[$0]).isEmpty }.map { place in
      let name = classes[place].label + (quality(classes[place]).map { " " + NumberText.metric($0) } ?? "")
      return LineChart.Series(name: name, points: points(classes[place]), style: place)
    }
    var chart = LineChart(title: title, xName: xName, yName: yName, series: series)
    chart.guide = guide
    chart.reach = [Point(0, 0), Point(1, 1)]
    chart.yKind = .linear
    return chart
  }

  private var table: PageTable {
    let headings = ["class", "ROC AUC", "average precision", "samples"].enumerated().map {
      PageTable.Heading(text: $1, alignment: $0 == 0 ? .left : .right)
    }
    let rows = zip(classes, confusion).map { curves, row in
      [PageTable.Cell(text: curves.label)] + [curves.rocAUC, curves.averagePrecision].map(Self.cell)
        + [PageTable.Cell(text: "\(row.reduce(0, +))", number: Double(row.reduce(0, +)))]
    }
    return PageTable(caption: "Areas under the curves", headings: headings, rows: rows, isSortable: true)
  }

  private static func cell(_ value: Double?) -> PageTable.Cell {
    value.map { PageTable.Cell(text: NumberText.metric($0), number: $0) }
      ?? PageTable.Cell(text: "–", isMissing: true)
  }
}
