import ArgumentParser
import Foundation
import Reports
import Tracking

/// `cnnlab runs compare`: runs side by side.
struct RunsCompare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Hold runs side by side: settings, metrics, predictions, confusions, curves.")

  @Argument(
    help: "Two runs or more, each by id, start of the id or name; the first is held against the others.")
  var runs: [String]
  @Flag(help: "Print the comparison as JSON.")
  var json = false
  @OptionGroup var store: StoreOption

  /// The most runs that have letters.
  private static let mostRuns = 26

  func validate() throws {
    guard (2...Self.mostRuns).contains(runs.count) else {
      throw ValidationError("expected 2 to \(Self.mostRuns) runs, found \(runs.count)")
    }
  }

  func run() throws {
    let store = try store.open(.readOnly)
    let comparison = try RunComparison(runs.map { try store.run($0) }, in: store)
    StandardOutput.write(
      json
        ? comparison.json.rendered + "\n"
        : comparison.text(width: Terminal.columns(of: STDOUT_FILENO), style: Terminal.style))
  }
}
