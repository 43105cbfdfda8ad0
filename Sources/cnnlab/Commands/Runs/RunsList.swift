import ArgumentParser
import Foundation
import Reports
import Tracking

/// `cnnlab runs list`: the runs of a store, newest last.
struct RunsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List runs, the newest last.")

  @Option(help: "Only runs of this experiment.")
  var experiment: String?
  @Option(help: "Only runs of this sweep.")
  var sweep: String?
  @OptionGroup var condition: WhereOption
  @Flag(help: "Print the runs as JSON.")
  var json = false
  @OptionGroup var store: StoreOption

  func run() throws {
    let store = try store.open(.readOnly)
    let filter = RunFilter(
      experiment: experiment, sweep: try sweep.map { try store.sweep(named: $0).id },
      condition: try condition.condition(store.recordedNames()))
    let runs = try store.runs(filter)
    StandardOutput.write(json ? JSONValue.array(runs.map(\.json)).rendered + "\n" : text(runs))
  }

  private func text(_ runs: [RunRecord]) -> String {
    let fields = [
      TextTable.Field(heading: "run", alignment: .left, importance: 90),
      TextTable.Field(heading: "id", alignment: .left, importance: 89),
      TextTable.Field(heading: "state", alignment: .left, importance: 88),
      TextTable.Field(heading: "started", alignment: .left, importance: 5),
      TextTable.Field(heading: "experiment", alignment: .left, importance: 6),
      TextTable.Field(heading: "architecture", alignment: .left, importance: 3),
      TextTable.Field(heading: "dataset", alignment: .left, importance: 2),
      TextTable.Field(heading: "tags", alignment: .left, importance: 4),
    ]
    let rows = runs.map { run in
      [
        run.name, run.id.short, run.state.rawValue, RunTime.text(run.startedAt), run.experiment ?? "–",
        run.knownArchitecture ?? "–", run.knownDataset ?? "–", run.tags.joined(separator: ","),
      ].map(printable)
    }
    let lines = TextTable(fields: fields, rows: rows)
      .lines(width: Terminal.columns(of: STDOUT_FILENO), style: Terminal.style).lines
    return lines.joined(separator: "\n") + "\n"
  }
}
