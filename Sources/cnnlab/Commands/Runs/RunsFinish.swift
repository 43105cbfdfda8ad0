import ArgumentParser
import Tracking

/// `cnnlab runs finish`: the end of a run that a shell script logs.
struct RunsFinish: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finish", abstract: "End a run that 'cnnlab runs start' made.")

  /// How a run ends.
  enum End: String, CaseIterable, ExpressibleByArgument {
    case finished, failed, interrupted

    var state: RunState {
      switch self {
      case .finished: .finished
      case .failed: .failed
      case .interrupted: .interrupted
      }
    }
  }

  @Argument(help: ArgumentHelp("The run: its id, the start of it, or its name.", valueName: "run"))
  var reference: String
  @Option(help: "How it ended: finished, failed or interrupted.")
  var state = End.finished
  @Option(help: "Why it ended so.")
  var reason: String?
  @OptionGroup var store: StoreOption

  func run() throws { try store.openExisting().continueRun(reference).finish(state.state, reason: reason) }
}
