public import ArgumentParser
import ExperimentFiles
import Foundation
import Images
import Lab
import Reports
import Tracking

/// `cnnlab report`: the table that compares runs.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Compare runs: the best first, constant columns folded, seeds grouped.")

  /// How a report is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json, markdown, latex, html
  }

  @Argument(help: "An experiment file: the report is about its runs.")
  var file: String?
  @Option(help: "The sweep the report is about (else all runs).")
  var sweep: String?
  @OptionGroup var condition: WhereOption
  @Option(
    help: "Columns, separated by commas, such as val.f1,last(val.loss),val.recall[class=3],params.seed.")
  var columns: String?
  @Option(
    parsing: .unconditional, help: "The column to sort by; with - before it, the largest first.")
  var sort: String?
  @Option(help: "The most rows to show.")
  var top: Int?
  @Option(help: "Which runs make one row: seed or none.")
  var groupBy: ReportRequest.Grouping?
  @Option(help: "table, csv, json, markdown, latex or html.")
  var format = Format.table
  @Flag(help: "All points of all metrics, for csv and json.")
  var history = false
  @Option(help: "Write the training curves of the rows to a file, .png or .svg, beside the report.")
  var plot: String?
  @OptionGroup var output: OutputOption
  @OptionGroup var store: StoreOption
  @OptionGroup var data: DataOption

  func validate() throws {
    if file != nil && sweep != nil {
      throw ValidationError("expected an experiment file or --sweep, found both")
    }
    if let top, top < 1 {
      throw ValidationError("--top: expected a whole number of at least 1, found \(top)")
    }
    if let plot, PlotFormat(path: plot) == nil {
      throw ValidationError("--plot: expected a file name that ends in .png or .svg, found '\(plot)'")
    }
    if history && format != .csv && format != .json {
      throw ValidationError("--history: expected --format csv or json too")
    }
  }

  func run() throws {
    let store = try store.open(.readOnly)
    let names = try store.recordedNames()
    let catalog = ColumnCatalog(names)
    let request = ReportRequest(
      columns: try columns.map(catalog.columns(in:)), sort: try sort.map(catalog.sortOrder), top: top,
      grouping: groupBy)
    var filter = try filter(in: store)
    filter.condition = try condition.condition(names)
    let report = try Report(store, filter, request)
    if let plot, let format = PlotFormat(path: plot) {
      try OutputOption.write(
        Data(report.plot(RunCourses(of: report, in: store), as: format)), to: plot, option: "--plot")
    }
    try write(report, of: store)
  }

  /// The runs of a file are all of its experiment's, whether a sweep or `train` made them.
  private func filter(in store: Store) throws -> RunFilter {
    if let file { return RunFilter(experiment: try ExperimentFile(contentsOf: file).name) }
    return RunFilter(sweep: try sweep.map { try store.sweep(named: $0).id })
  }

  private func write(_ report: Report, of store: Store) throws {
    let toTerminal = output.path == nil
    let text =
      switch format {
      case .table:
        report.table(
          width: toTerminal ? Terminal.columns(of: STDOUT_FILENO) : nil,
          style: toTerminal ? Terminal.style : .plain)
      case .csv: history ? report.csv(of: try report.histories(from: store)) : report.csv()
      case .json: history ? report.json(with: try report.histories(from: store)) : report.json()
      case .markdown: report.markdown()
      case .latex: report.latex()
      case .html: try page(report, of: store)
      }
    try output.write(text)
  }

  /// The report as a page, with images of the validation samples where the data are here.
  private func page(_ report: Report, of store: Store) throws -> String {
    let datasets = data.catalog
    return report.html(
      try ReportMaterial(of: report, in: store) { run, places in
        try ValidationPictures(of: run, in: store, datasets: datasets).pictures(at: places).map { $0.png() }
      })
  }
}

extension ReportRequest.Grouping: ExpressibleByArgument {}
