import ArgumentParser
import Reports
import Tracking

/// `cnnlab runs delete`: runs, and what only they hold.
struct RunsDelete: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete runs with all that is theirs alone, and say what that frees.")

  @Argument(help: "The runs: ids, starts of them, or names.")
  var runs: [String]
  @Flag(help: "Delete runs that are still running too.")
  var force = false
  @Flag(help: "Print what was deleted as JSON.")
  var json = false
  @OptionGroup var store: StoreOption

  func run() throws {
    let store = try store.openExisting()
    let runs = try runs.map { try store.run($0).id }
    let deleted = try store.deleteRuns(runs, includingRunning: force)
    StandardOutput.write((json ? document(deleted).rendered : text(deleted)) + "\n")
  }

  private func document(_ deleted: DeletedRuns) -> JSONValue {
    .object([
      ("runs", JSONValue(deleted.runCount)), ("points", JSONValue(deleted.pointCount)),
      ("tensors", JSONValue(deleted.tensorCount)), ("bytes", JSONValue(deleted.byteCount)),
    ])
  }

  private func text(_ deleted: DeletedRuns) -> String {
    let parts = [
      "\(count(deleted.runCount)) runs", "\(count(deleted.pointCount)) points",
      "\(count(deleted.tensorCount)) tensors",
    ]
    return "deleted \(parts.joined(separator: ", ")); "
      + "\(NumberText.bytes(deleted.byteCount)) of the file are free for what comes next"
  }

  private func count(_ value: Int) -> String { NumberText.count(Int64(value)) }
}
