import Foundation
import Signals
import Sweeps
import TestSupport
import Tracking

/// A registered sweep in a store on disk.
struct SweepFixture {
  let folder: TemporaryFolder
  let store: Store
  let sweep: SweepRecord

  /// A sweep of one trial for each seed from 1 on.
  init(trials: Int) throws {
    folder = try TemporaryFolder()
    store = try Store.open(folder.path("store.sqlite"), .readWrite)
    let seeds = (0..<trials).map { ParamValue.integer(Int64($0 + 1)) }
    let space = try SearchSpace([.init("seed", .values(seeds)), .init("epochs", .value(.integer(4)))])
    sweep = try store.registerSweep(
      SweepDefinition(
        name: "seeds", method: "grid", objective: MetricObjective(metric: "val.f1", goal: .maximize),
        experimentText: "name: seeds", resolved: "{}"),
      cells: GridSampler(space).cells())
  }

  /// Runs the sweep to its end.
  func run(
    _ launcher: any Launcher, jobs: Int = 2, retries: Int = 2, graceSeconds: Double = 10,
    leaseSeconds: Double = 60, stop: StopSignal = StopSignal(),
    observe: @escaping (SweepEvent) -> Void = { _ in }
  ) throws -> SweepOutcome {
    try Scheduler(
      store: store, sweep: sweep, varying: ["seed"], launcher: launcher,
      options: SchedulerOptions(
        jobs: Jobs(jobs, cores: 2), retries: retries, leaseSeconds: leaseSeconds, graceSeconds: graceSeconds),
      stop: stop, observe: observe
    ).run()
  }

  /// The trials, oldest first.
  func trials() throws -> [TrialRecord] { try store.trials(sweep: sweep.id) }
}

extension RunStart {
  /// A complete run of a trial.
  static func sample(_ lease: TrialLease, params: Params) -> RunStart {
    RunStart(
      params: params, architecture: "softmax", architectureGraph: "{}", architectureHash: "a",
      parameterCount: 1, dataset: "digits", datasetFingerprint: "d", splitHash: "s", seed: 1,
      commandLine: ["cnnlab", "worker"], resolvedExperiment: "{}", preparation: "{}",
      objective: MetricObjective(metric: "val.f1", goal: .maximize),
      environment: RunEnvironment(toolVersion: "0", host: "h", operatingSystem: "o", cpu: "c", threads: 1),
      trial: lease)
  }
}
