import ArgumentParser
import Foundation
import Lab
import Signals
import Sweeps
import Tracking

/// `cnnlab sweep`: all cells of an experiment, each in a process of its own.
struct Sweep: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Train every cell of an experiment file that is not finished yet.")

  @Argument(help: "The experiment file (YAML).")
  var file: String
  @Option(help: "Trials at the same time (else what suits the machine).")
  var jobs: Int?
  @Flag(help: "Print the cells and how they stand; train nothing.")
  var dryRun = false
  @Option(help: "How often a failed trial is tried again.")
  var retries = 2
  @Flag(help: "Print the outcome as JSON.")
  var json = false
  @OptionGroup var store: StoreOption
  @OptionGroup var data: DataOption

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs: expected a whole number from 1 to 1024, found \(jobs)")
    }
    guard (0...1000).contains(retries) else {
      throw ValidationError("--retries: expected a whole number from 0 to 1000, found \(retries)")
    }
  }

  func run() throws {
    let plan = try SweepPlan(contentsOf: file, datasets: data.catalog)
    if dryRun {
      StandardOutput.write(try DryRun(plan, storePath: store.path).text(json: json))
    } else {
      try train(plan)
    }
  }

  private func train(_ plan: SweepPlan) throws {
    let stop = StopSignal.raiseOnInterrupts()
    let store = try store.open(.readWrite)
    let sweep = try plan.register(in: store)
    let pending = sweep.trialCount - sweep.counts[.finished, default: 0] - sweep.counts[.pruned, default: 0]
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let jobs =
      jobs.map { Jobs($0, cores: cores) }
      ?? .suiting(cores: cores, pendingTrials: pending, memoryBytes: ProcessInfo.processInfo.physicalMemory)
    let display = ProgressDisplay(
      StandardError.isTerminal ? .live { Terminal.columns(of: STDERR_FILENO) ?? 80 } : .plain,
      write: StandardError.write)
    let scheduler = Scheduler(
      store: store, sweep: sweep, varying: plan.varying,
      launcher: ProcessLauncher(
        executable: try Self.executable(), store: store.path, arguments: data.arguments),
      options: SchedulerOptions(jobs: jobs, retries: retries), stop: stop, observe: display.show)
    try conclude(try scheduler.run(), of: sweep, hadWork: pending > 0)
  }

  /// Says how it ended, and ends the process accordingly.
  private func conclude(_ outcome: SweepOutcome, of sweep: SweepRecord, hadWork: Bool) throws {
    StandardOutput.write(SweepSummary(outcome, name: sweep.name, hadWork: hadWork).text(json: json))
    if outcome.isInterrupted { throw ExitCode(ExitStatus.interrupted) }
    if outcome.failed > 0 { throw ExitCode(ExitStatus.fault) }
  }

  /// This program's own file, wherever it was started from.
  private static func executable() throws -> String {
    try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  }
}
