import Tracking

extension Report {
  /// The report as an HTML file that needs nothing else: table, curves, scores, params, samples.
  ///
  /// What names hold is text and nothing else, wherever it stands.
  package func html(_ material: ReportMaterial) -> String { page(material).html }

  /// The report as a page.
  func page(_ material: ReportMaterial) -> ReportPage {
    let sections = [
      rankingSection, courseSection(material), scoreSection(material.scores), paramSection,
      sampleSection(material), unfinishedSection,
    ]
    return ReportPage(
      title: title, highlights: highlights, facts: headerItems, sections: sections.compactMap(\.self))
  }

  private var title: String {
    let experiments = Set(orderedRuns.compactMap(\.experiment))
    return experiments.count == 1 ? "\(experiments.first ?? "") – runs compared" : "Runs compared"
  }

  /// What the best row reached.
  private var highlights: [ReportPage.Highlight] {
    guard let first = rows.first, let objective, let run = first.group.runs.first else { return [] }
    let columns: [Column] = [
      .metric(objective.metric, .best), .metric(objective.metric, .epoch), .parameters, .duration,
    ]
    let named = columns.map { column in
      ReportPage.Highlight(
        name: column == columns[0] ? "best \(objective.metric)" : heading(of: column),
        value: column.text(of: first.group.cell(column)))
    }
    let name = ReportPage.Highlight(
      name: isGrouped ? "best configuration" : "best run", value: label(of: first))
    return run.metrics[objective.metric] == nil ? [] : [named[0], name] + named.dropFirst()
  }

  private var rankingSection: ReportPage.Section? {
    guard !rows.isEmpty else { return nil }
    let best = bestCells
    let headings = zip(columns, alignments).map { PageTable.Heading(text: heading(of: $0), alignment: $1) }
    let texts = markedTexts
    let body = zip(rows, texts.rows).enumerated().map { place, row in
      zip(row.0.cells, row.1).enumerated().map { field, cell in
        PageTable.Cell(
          text: cell.1, number: cell.0.number, isMissing: cell.0 == .missing,
          isBest: best.contains(TextTable.Place(row: place, field: field)))
      }
    }
    let order = sort.map { ", ordered by \($0.column.description)" } ?? ""
    let caption = "\(rows.count) of \(rowCount) rows\(order)"
    let table = PageTable(caption: caption, headings: headings, rows: body, isSortable: true)
    return ReportPage.Section(
      id: "ranking", title: "Ranking", blocks: [.table(table)] + (texts.legend.map { [.paragraph($0)] } ?? [])
    )
  }

  private var unfinishedSection: ReportPage.Section? {
    guard let unfinishedSummary, !isTopOnly else { return nil }
    let headings = ["run", "state", "architecture", "reason"].map {
      PageTable.Heading(text: $0, alignment: .left)
    }
    let body = unfinished.prefix(Self.mostUnfinishedRows).map { run in
      [run.name, run.state.rawValue, run.architecture, run.failureReason ?? "–"].map {
        PageTable.Cell(text: printable($0))
      }
    }
    let table = PageTable(caption: unfinishedSummary, headings: headings, rows: Array(body), isSortable: true)
    return ReportPage.Section(id: "unfinished", title: "Not finished", blocks: [.table(table)])
  }

  private static let mostUnfinishedRows = 1000

  private func sampleSection(_ material: ReportMaterial) -> ReportPage.Section? {
    let note: [ReportPage.Block] = material.samplesNote.isEmpty ? [] : [.paragraph(material.samplesNote)]
    let pictures: [ReportPage.Block] = material.samples.isEmpty ? [] : [.samples(material.samples)]
    guard !(note + pictures).isEmpty else { return nil }
    return ReportPage.Section(id: "samples", title: "Sample predictions", blocks: note + pictures)
  }
}
