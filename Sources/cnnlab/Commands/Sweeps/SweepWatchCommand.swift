import ArgumentParser
import Foundation
import Signals
import Sweeps
import Tracking

/// `cnnlab sweep watch`: looks on while another process runs a sweep.
struct SweepWatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Show the progress of a sweep that runs elsewhere, until it ends.")

  @Argument(help: "The sweep's name.")
  var name: String
  @OptionGroup var store: StoreOption

  func run() throws {
    let stop = StopSignal.raiseOnInterrupts()
    let display = ProgressDisplay.standardError
    let progress = try SweepWatch(store: store.open(.readOnly), sweep: name, observe: display.show)
      .run(until: stop)
    StandardOutput.write("sweep \(name): \(progress.done) of \(progress.total) done\n")
  }
}

extension ProgressDisplay {
  /// A live block on a terminal, lines elsewhere.
  static var standardError: ProgressDisplay {
    ProgressDisplay(
      StandardError.isTerminal ? .live { Terminal.columns(of: STDERR_FILENO) ?? 80 } : .plain,
      write: StandardError.write)
  }
}
