import ArgumentParser
import Foundation
import Reports
import Tracking

/// `cnnlab runs export`: runs in a file of their own.
struct RunsExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Make a new store that holds some runs with all that belongs to them.",
    usage: "cnnlab runs export <run> ... <out.sqlite> [--with-models] [--json] [--store <store>]",
    discussion: "'cnnlab db merge' takes them over into another store.")

  @Argument(
    help: ArgumentHelp(
      "The runs: ids, starts of them, or names; then the new file.", valueName: "run> ... <out.sqlite"))
  var operands: [String]
  @Flag(help: "Take the registered versions of the runs' checkpoints along.")
  var withModels = false
  @Flag(help: "Print the result as JSON.")
  var json = false
  @OptionGroup var store: StoreOption

  func validate() throws {
    guard operands.count >= 2 else {
      throw ValidationError(
        "expected one run or more and the path of a new file, found \(operands.count) of them")
    }
  }

  func run() throws {
    guard let path = operands.last else { return }
    let store = try store.open(.readOnly)
    let runs = try operands.dropLast().map { try store.run($0).id }
    let report = try store.export(runs, to: path, withModels: withModels)
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let bytes = (attributes?[.size] as? Int) ?? 0
    if json {
      let document = JSONValue.object([
        ("path", .text(path)), ("bytes", JSONValue(bytes)), ("runs", JSONValue(report.newRuns)),
        ("models", JSONValue(report.newModels)), ("versions", JSONValue(report.newVersions)),
        ("checkpoints", JSONValue(report.checkpoints)), ("tensors", JSONValue(report.tensors)),
      ])
      StandardOutput.write(document.rendered + "\n")
    } else {
      let summary = MergeSummary(report: report).lines.map(printable).joined(separator: "\n")
      StandardOutput.write("\(path), \(NumberText.bytes(bytes)): \(summary)\n")
    }
  }
}
