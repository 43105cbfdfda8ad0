import ArgumentParser
import Lab
import Signals
import Tracking

/// `cnnlab worker`: one trial of a sweep, started by the scheduler.
struct Worker: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Train one trial of a sweep (started by 'cnnlab sweep').",
    shouldDisplay: false)

  @Option(help: "The trial's number in the store.")
  var trial: Int64
  @Option(help: "The token of the trial's lease.")
  var token: String
  @OptionGroup var store: StoreOption
  @OptionGroup var data: DataOption
  @OptionGroup var threads: ThreadsOption

  func run() throws {
    let stop = StopSignal.raiseOnInterrupts()
    stop.raiseAtEndOfInput()
    let store = try store.openExisting()
    let job = try TrainingJob(
      trial: trial, token: token, in: store, commandLine: CommandLine.arguments, datasets: data.catalog,
      threads: threads.count)
    _ = try job.run(in: store, stop: stop)
  }
}
