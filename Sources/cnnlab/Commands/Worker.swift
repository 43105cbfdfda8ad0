import ArgumentParser
import Lab
import Signals
import Sweeps
import Tracking

/// `cnnlab worker`: trials of a sweep one after another, as the scheduler orders them.
struct Worker: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Train trials of a sweep (started by 'cnnlab sweep').",
    shouldDisplay: false)

  @OptionGroup var store: StoreOption
  @OptionGroup var data: DataOption
  @OptionGroup var threads: ThreadsOption
  @OptionGroup var checkpoints: CheckpointOption

  func run() throws {
    // First of all: what libraries print must not be taken for results.
    let results = try WorkerResults()
    let stop = StopSignal.raiseOnInterrupts()
    let orders = WorkerOrders(stop: stop)
    let runner = TrialRunner(
      store: try store.openExisting(), datasets: data.catalog, threads: threads.count,
      stateSeconds: checkpoints.seconds, commandLine: CommandLine.arguments)
    while let order = orders.next() {
      do {
        try runner.run(trial: order.trial, token: order.token, stop: stop)
        results.send(WorkerResult(trial: order.trial, status: ExitStatus.done))
      } catch {
        let failure = Failure(error)
        results.send(WorkerResult(trial: order.trial, status: failure.code, reason: failure.message))
      }
    }
  }
}
