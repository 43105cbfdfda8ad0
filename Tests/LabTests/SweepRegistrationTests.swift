import Foundation
import Lab
import Signals
import Sweeps
import TestSupport
import Testing
import Tracking

/// A plan and the sweep of its name in a store.
@Suite struct SweepRegistrationTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  private let yaml = SweepPlanTests.yaml
  private let withoutMine = SweepPlanTests.yaml.replacing("[softmax, my-net]", with: "[softmax]")
    .components(separatedBy: "architectures:")[0]

  @Test func registeringTwiceChangesNothing() throws {
    let first = try lab.plan(yaml).register(in: lab.store)
    let second = try lab.plan(yaml).register(in: lab.store)
    #expect(first.id == second.id)
    #expect(second.counts == [.queued: 4])
    #expect(second.objective == MetricObjective(metric: "val.f1", goal: .maximize))
  }

  @Test func aChangeThatMakesCellsIncomparableIsRefused() throws {
    try lab.writeMNIST(perClass: 20)
    _ = try lab.plan(yaml).register(in: lab.store)
    for (replaced, by) in [
      ("name: digits", "name: mnist"), ("seed: 5", "seed: 6"), ("val.f1", "val.loss"),
      ("filters: 4", "filters: 5"),
    ] {
      let changed = try lab.plan(yaml.replacing(replaced, with: by))
      let error = #expect(throws: LabError.self) { try changed.register(in: lab.store) }
      #expect(error?.kind == .badData)
      #expect(
        error?.description.hasPrefix("sweep 'plan' is in the store with another dataset, split,") == true)
    }
    #expect(try lab.store.sweep(named: "plan").counts == [.queued: 4])
  }

  @Test func anAddedArchitectureIsAccepted() throws {
    _ = try lab.plan(withoutMine).register(in: lab.store)
    #expect(try lab.plan(yaml).register(in: lab.store).counts == [.queued: 4])
  }

  /// Cells of an architecture that was left out are hidden, not forgotten: it may come back, but not as another one.
  @Test func anArchitectureThatWasLeftOutComesBackAsItWas() throws {
    _ = try lab.plan(yaml).register(in: lab.store)
    let less = try lab.plan(withoutMine).register(in: lab.store)
    #expect(less.counts == [.queued: 2])
    #expect(less.hiddenCount == 2)
    let other = try lab.plan(yaml.replacing("filters: 4", with: "filters: 5"))
    #expect(throws: LabError.self) { try other.register(in: lab.store) }
    #expect(try lab.plan(yaml).register(in: lab.store).counts == [.queued: 4])
  }

  @Test func statesOfCellsAreReadWithoutMakingAStore() throws {
    let plan = try lab.plan(yaml)
    let absent = lab.folder.path("absent.sqlite")
    #expect(try plan.trials(inStoreAt: absent).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: absent))
    #expect(try plan.trials(inStoreAt: lab.store.path).isEmpty)
    _ = try plan.register(in: lab.store)
    #expect(try plan.trials(inStoreAt: lab.store.path).count == 4)
  }

  @Test func aTrialIsTrainedAsItsOwnRun() throws {
    let sweep = try lab.plan(yaml).register(in: lab.store)
    let lease = try #require(try lab.store.claimTrial(sweep: sweep.id, leaseSeconds: 60))
    try lab.runner.run(trial: lease.trialID, token: lease.token, stop: StopSignal())
    let trial = try lab.store.trial(lease.trialID)
    #expect(trial.state == .finished)
    let run = try lab.store.run(#require(trial.run))
    #expect(run.params["architecture"] == .text("softmax"))
    #expect(run.sweep == sweep.id)
    #expect(run.trial == lease.trialID)
    #expect(throws: StoreError.leaseLost(trial: lease.trialID)) {
      try lab.runner.run(trial: lease.trialID, token: lease.token, stop: StopSignal())
    }
  }

  @Test func aSearchKeepsWhatFitsItsSpace() throws {
    let search = """
      name: search
      dataset: {name: digits}
      method: tpe
      run_cap: 12
      metric: {name: val.f1, goal: maximize}
      parameters:
        architecture: {value: softmax}
        learning_rate: {distribution: log_uniform_values, min: 1e-4, max: 1e-1}
      """
    let plan = try lab.plan(search)
    let sweep = try plan.register(in: lab.store)
    #expect(sweep.trialCount == 10)
    #expect(try plan.extend(sweep, in: lab.store, by: 5) == 0)
    #expect(try plan.register(in: lab.store).counts == [.queued: 10])
    let narrow = try lab.plan(search.replacing("min: 1e-4", with: "min: 1e-2"))
    let fitting = plan.cells.count { cell in
      if case .real(let rate)? = cell.params["learning_rate"] { rate >= 1e-2 } else { false }
    }
    let narrowed = try narrow.register(in: lab.store)
    #expect(narrowed.hiddenCount == 10 - fitting)
    #expect(narrowed.trialCount == 10)
  }

  @Test func aLargerCapOnlyAddsCells() throws {
    let search = """
      name: search
      dataset: {name: digits}
      method: random
      run_cap: 6
      seed: 3
      metric: {name: val.f1, goal: maximize}
      parameters:
        architecture: {values: [softmax, lenet5]}
        learning_rate: {min: 0.001, max: 0.1}
        optimizer: {values: [sgd, adam]}
        momentum: {min: 0.5, max: 0.9, when: {optimizer: sgd}}
      """
    let first = try lab.plan(search).register(in: lab.store)
    #expect(first.counts == [.queued: 6])
    let before = try lab.store.observedTrials(sweep: first.id).map(\.cellHash)
    let second = try lab.plan(search.replacing("run_cap: 6", with: "run_cap: 9")).register(in: lab.store)
    #expect(second.counts == [.queued: 9] && second.hiddenCount == 0)
    #expect(try lab.store.observedTrials(sweep: first.id).map(\.cellHash).starts(with: before))
  }
}
