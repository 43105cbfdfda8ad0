import ArgumentParser
import Foundation
import Lab
import Signals
import Sweeps
import Tracking

/// `cnnlab sweep run`: the cells of an experiment, in processes of their own.
struct SweepRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Train the cells of an experiment file that are not finished yet.")

  @Argument(help: "The experiment file (YAML).")
  var file: String
  @Option(help: "Trials at the same time (else what suits the machine).")
  var jobs: Int?
  @Flag(help: "Print the cells and how they stand; train nothing.")
  var dryRun = false
  @Option(help: "How often a failed trial is tried again.")
  var retries = 2
  @Option(
    help: ArgumentHelp(
      "How long to train, such as 90m or 2h; the same command goes on later.", valueName: "time"))
  var budget: TimeSpan?
  @Flag(help: "Print the outcome as JSON.")
  var json = false
  @OptionGroup var store: StoreOption
  @OptionGroup var data: DataOption
  @OptionGroup var checkpoints: CheckpointOption

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs: expected a whole number from 1 to 1024, found \(jobs)")
    }
    guard (0...1000).contains(retries) else {
      throw ValidationError("--retries: expected a whole number from 0 to 1000, found \(retries)")
    }
  }

  func run() throws {
    let plan = try SweepPlan(contentsOf: file, datasets: data.catalog, store: store.openExisting())
    if dryRun {
      StandardOutput.write(try DryRun(plan, storePath: store.path).text(json: json))
    } else {
      guard plan.sampler.limit != nil || budget != nil else {
        throw ValidationError(
          "\(file): method \(plan.definition.method) never ends by itself: give the file a run_cap, or --budget"
        )
      }
      try train(plan)
    }
  }

  private func train(_ plan: SweepPlan) throws {
    let stop = StopSignal.raiseOnInterrupts()
    let store = try store.open(.readWrite)
    let sweep = try plan.register(in: store)
    let jobs = suitingJobs(plan.sampler.limit ?? .max, sweep)
    let costs = TrialCosts(plan)
    let scheduler = Scheduler(
      store: store, sweep: sweep, varying: plan.varying,
      launcher: ProcessLauncher(
        executable: try Self.executable(), store: store.path,
        arguments: data.arguments + checkpoints.arguments),
      options: SchedulerOptions(
        jobs: jobs, retries: retries, maxFailed: plan.maxFailed, plannedTrials: plan.sampler.limit,
        budgetSeconds: budget?.seconds),
      hooks: SchedulerHooks(
        cost: costs.cost, extend: { try plan.extend(sweep, in: store, by: jobs.count) },
        promoting: plan.experiment.earlyTermination?.promotion),
      stop: stop, observe: ProgressDisplay.standardError.show)
    let hadWork = sweep.openTrialCount > 0 || sweep.trialCount < plan.sampler.limit ?? .max
    try conclude(try scheduler.run(), of: sweep, hadWork: hadWork)
  }

  /// As many trials at once as were asked for, or as suit the machine and the work that is left.
  private func suitingJobs(_ limit: Int, _ sweep: SweepRecord) -> Jobs {
    let machine = ProcessInfo.processInfo
    let cores = machine.activeProcessorCount
    if let jobs { return Jobs(jobs, cores: cores) }
    let done = sweep.trialCount - sweep.openTrialCount
    return .suiting(cores: cores, pendingTrials: limit - done, memoryBytes: machine.physicalMemory)
  }

  /// Says how it ended, and ends the process accordingly.
  private func conclude(_ outcome: SweepOutcome, of sweep: SweepRecord, hadWork: Bool) throws {
    StandardOutput.write(SweepSummary(outcome, name: sweep.name, hadWork: hadWork).text(json: json))
    if outcome.end == .interrupted { throw ExitCode(ExitStatus.interrupted) }
    if outcome.failed > 0 { throw ExitCode(ExitStatus.fault) }
  }

  /// This program's own file, wherever it was started from.
  private static func executable() throws -> String {
    try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  }
}

extension SweepRecord {
  /// The visible trials that have not come to their end.
  fileprivate var openTrialCount: Int {
    [TrialState.queued, .leased, .running, .failed].reduce(0) { $0 + counts[$1, default: 0] }
  }
}
