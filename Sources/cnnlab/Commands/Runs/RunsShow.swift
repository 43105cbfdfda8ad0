import ArgumentParser
import Foundation
import Reports
import Tracking

/// `cnnlab runs show`: all that the store has of a run.
struct RunsShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show all that is known of a run.")

  @Argument(help: ArgumentHelp("The run: its id, the start of it, or its name.", valueName: "run"))
  var reference: String
  @Flag(help: "Print the run as JSON.")
  var json = false
  @Flag(help: "Print the end of its log alone.")
  var log = false
  @Flag(help: "Print how the working folder differed from the commit, as a patch, alone.")
  var diff = false
  @OptionGroup var store: StoreOption

  func validate() throws {
    guard [json, log, diff].count(where: { $0 }) <= 1 else {
      throw ValidationError("expected at most one of --json, --log and --diff")
    }
  }

  func run() throws {
    let description = try RunDescription(reference, in: store.open(.readOnly))
    if json {
      StandardOutput.write(description.json.rendered + "\n")
    } else if log {
      writeLines(description.detail.logTail)
    } else if diff {
      writeLines(description.detail.workingDiff?.text ?? "")
    } else {
      StandardOutput.write(
        description.text(width: Terminal.columns(of: STDOUT_FILENO), style: Terminal.style))
    }
  }

  /// As they are, but for what would steer a terminal.
  private func writeLines(_ text: String) {
    guard !text.isEmpty else { return }
    guard StandardOutput.isTerminal else {
      return StandardOutput.write(text.hasSuffix("\n") ? text : text + "\n")
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      StandardOutput.write(printable(String(line)) + "\n")
    }
  }
}
