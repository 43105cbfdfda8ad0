import ArgumentParser
import Foundation
import Reports
import Signals
import Tracking

/// `cnnlab db backup`: a copy of the store, whoever is writing to it.
struct DBBackup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the store into a new file, while trainings go on writing to it.")

  @Argument(help: "The new file.")
  var path: String
  @Flag(help: "Print the result as JSON.")
  var json = false
  @OptionGroup var store: StoreOption

  func run() throws {
    let store = try store.open(.readOnly)
    let stop = StopSignal.raiseOnInterrupts()
    var line = LiveLine()
    try store.backUp(to: path) { done, total in
      if stop.isRaised { throw StoreError.interrupted }
      if StandardError.isTerminal { line.draw("\(path)  \(done * 100 / max(1, total)) %") }
    }
    line.leave()
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let bytes = (attributes?[.size] as? Int) ?? 0
    if json {
      let document = JSONValue.object([
        ("store", .text(store.path)), ("path", .text(path)), ("bytes", JSONValue(bytes)),
      ])
      StandardOutput.write(document.rendered + "\n")
    } else {
      StandardOutput.write("\(path): \(NumberText.bytes(bytes))\n")
    }
  }
}
