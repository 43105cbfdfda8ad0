import Foundation
import Lab
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
    #expect(try plan.trialStates(inStoreAt: absent).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: absent))
    #expect(try plan.trialStates(inStoreAt: lab.store.path).isEmpty)
    _ = try plan.register(in: lab.store)
    #expect(try plan.trialStates(inStoreAt: lab.store.path).count == 4)
  }

  @Test func aTrialIsTrainedAsItsOwnRun() throws {
    let sweep = try lab.plan(yaml).register(in: lab.store)
    let lease = try #require(try lab.store.claimTrial(sweep: sweep.id, leaseSeconds: 60))
    let job = try TrainingJob(
      trial: lease.trialID, token: lease.token, in: lab.store, commandLine: ["worker"],
      datasets: lab.datasets,
      threads: 1)
    #expect(job.params["architecture"] == .text("softmax"))
    let run = try job.run(in: lab.store)
    #expect(run.sweep == sweep.id)
    #expect(run.trial == lease.trialID)
    let trial = try lab.store.trial(lease.trialID)
    #expect(trial.state == .finished)
    #expect(trial.run == run.id)
    #expect(throws: StoreError.leaseLost(trial: lease.trialID)) {
      try TrainingJob(
        trial: lease.trialID, token: lease.token, in: lab.store, commandLine: [], datasets: lab.datasets,
        threads: 1)
    }
  }
}
