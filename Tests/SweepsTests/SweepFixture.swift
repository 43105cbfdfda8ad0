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
    _ launcher: any Launcher, jobs: Int = 2, retries: Int = 2, maxFailed: Int? = nil,
    budgetSeconds: Double? = nil, memoryBytes: Int? = nil, graceSeconds: Double = 10,
    leaseSeconds: Double = 60, hooks: SchedulerHooks = SchedulerHooks(), stop: StopSignal = StopSignal(),
    observe: @escaping (SweepEvent) -> Void = { _ in }
  ) throws -> SweepOutcome {
    try Scheduler(
      store: store, sweep: sweep, varying: ["seed"], launcher: launcher,
      options: SchedulerOptions(
        jobs: Jobs(jobs, cores: 2), retries: retries, maxFailed: maxFailed, budgetSeconds: budgetSeconds,
        memoryBytes: memoryBytes, leaseSeconds: leaseSeconds, graceSeconds: graceSeconds),
      hooks: hooks, stop: stop, observe: observe
    ).run()
  }

  /// Adds a trial of a further seed to the sweep.
  func add(seed: Int64) throws {
    let cells = try store.trials(sweep: sweep.id).map { Cell(params: $0.params) }
    _ = try store.registerSweep(
      try store.definition(of: sweep.id),
      cells: cells + [Cell(params: ["seed": .integer(seed), "epochs": .integer(4)])])
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
