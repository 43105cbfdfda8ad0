import Drawing
import Tracking

extension Report {
  /// Curves over the training, and what is said of them.
  func courseSection(_ material: ReportMaterial) -> ReportPage.Section? {
    let figures = courseCharts(material.courses).map { chart in
      let caption =
        "\(chart.yName) over \(chart.xName)s"
        + (chart.meanings.map { "; \($0.dashed) is dotted" } ?? "")
        + (isGrouped ? "; means of a row's runs, shaded from the lowest to the highest" : "")
      return PageFigure(
        figure: chart.figure(width: 500, height: 320), caption: caption + ".", data: Self.numbers(of: chart))
    }
    let remarks = courseRows.map { row in
      let texts = row.group.runs.compactMap { run in
        material.diagnoses[run.id].map { row.group.runs.count > 1 ? "\(run.name): \($0)" : $0 }
      }
      return (name: label(of: row), texts: texts)
    }.filter { !$0.texts.isEmpty }
    let blocks: [ReportPage.Block] =
      (figures.isEmpty ? [] : [.figures(figures)]) + (remarks.isEmpty ? [] : [.remarks(remarks)])
    guard !blocks.isEmpty else { return nil }
    return ReportPage.Section(id: "curves", title: "Training curves", blocks: blocks)
  }

  /// The values of a chart's lines, a row for each place on its axis; of many places some at even distances.
  private static func numbers(of chart: LineChart) -> PageTable {
    let places = Set(chart.series.flatMap { $0.points.map(\.x) }).sorted()
    let count = min(places.count, mostNumbers)
    let shown = (0..<count).map { places[$0 * places.count / count] }
    var name = ""
    let headings = chart.series.map { series in
      name = series.name ?? name
      let split = series.isDashed ? chart.meanings?.dashed : chart.meanings?.plain
      return PageTable.Heading(
        text: [name, split].compactMap(\.self).joined(separator: ", "), alignment: .right)
    }
    let columns = chart.series.map { series in
      Dictionary(series.points.map { ($0.x, $0.y) }) { _, last in last }
    }
    let rows = shown.map { x in
      [PageTable.Cell(text: numberText(x), number: x)]
        + columns.map { column in
          column[x].map { PageTable.Cell(text: NumberText.metric($0), number: $0) }
            ?? PageTable.Cell(text: "–", isMissing: true)
        }
    }
    let caption = places.count > count ? "\(chart.yName), \(count) of \(places.count) places" : chart.yName
    return PageTable(
      caption: caption, headings: [PageTable.Heading(text: chart.xName, alignment: .left)] + headings,
      rows: rows)
  }

  private static let mostNumbers = 200
}
