import ArgumentParser
import Lab
import Reports
import Tracking

/// `cnnlab db check`: whether the file is whole.
struct DBCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Let SQLite read all of the store, and say whether anything is wrong.")

  @Flag(help: "Print the result as JSON.")
  var json = false
  @OptionGroup var store: StoreOption

  func run() throws {
    let store = try store.open(.readOnly)
    let faults = try store.faults()
    if json {
      let document = JSONValue.object([
        ("store", .text(store.path)), ("faults", .array(faults.map { .text($0) })),
      ])
      StandardOutput.write(document.rendered + "\n")
    } else {
      StandardOutput.write(
        faults.isEmpty ? "\(store.path): nothing is wrong\n" : faults.map { printable($0) + "\n" }.joined())
    }
    if !faults.isEmpty { throw ExitCode(ExitStatus.badData) }
  }
}
