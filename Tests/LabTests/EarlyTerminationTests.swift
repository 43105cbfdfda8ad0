import Lab
import Signals
import Sweeps
import Testing
import Tracking

/// Trials that a sweep's rule ends or sets aside.
@Suite struct EarlyTerminationTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  private func yaml(_ rule: String, rates: String) -> String {
    """
    name: ended
    dataset: {name: digits}
    method: grid
    metric: {name: val.f1, goal: maximize}
    parameters:
      architecture: {value: softmax}
      learning_rate: {values: [\(rates)]}
      epochs: {value: 4}
    early_terminate: {\(rule)}
    """
  }

  /// Trains the next trial; gives it and its run.
  private func trainNext(_ plan: SweepPlan, _ sweep: SweepRecord) throws -> (TrialRecord, RunRecord)? {
    let lease = try lab.store.claimTrial(
      sweep: sweep.id, leaseSeconds: 60, promoting: plan.experiment.earlyTermination?.promotion)
    guard let lease else { return nil }
    try lab.runner.run(trial: lease.trialID, token: lease.token, stop: StopSignal())
    let trial = try lab.store.trial(lease.trialID)
    return (trial, try lab.store.run(#require(trial.run)))
  }

  @Test func aTrialBelowTheThresholdIsPruned() throws {
    let plan = try lab.plan(yaml("type: threshold, value: 0.99, min_iter: 2", rates: "0.0001"))
    let sweep = try plan.register(in: lab.store)
    let (trial, run) = try #require(try trainNext(plan, sweep))
    #expect(trial.state == .pruned && run.state == .pruned && run.epochs == 2)
    #expect(run.failureReason?.contains("worse than the threshold 0.99") == true)
    #expect(try lab.store.detail(of: run.id).logTail.contains("pruned: epoch 2"))
    #expect(try lab.store.checkpoint(run: run.id, .best).epoch <= 2)
  }

  @Test func aPausedTrialGoesOnWhenPromoted() throws {
    let plan = try lab.plan(yaml("type: asha, min_iter: 2, eta: 2", rates: "0.01, 0.0001"))
    let sweep = try plan.register(in: lab.store)
    let (first, paused) = try #require(try trainNext(plan, sweep))
    #expect(first.state == .queued && first.pausedEpoch == 2)
    #expect(paused.state == .interrupted && paused.epochs == 2)
    let (second, _) = try #require(try trainNext(plan, sweep))
    #expect(second.pausedEpoch == 2)
    let (again, run) = try #require(try trainNext(plan, sweep))
    #expect(again.id == first.id && again.state == .finished)
    #expect(run.id == paused.id && run.state == .finished && run.epochs == 4)
    #expect(try lab.store.segments(of: run.id).map(\.endOfPreviousReason) == ["paused after epoch 2"])
    #expect(try trainNext(plan, sweep) == nil)
    #expect(try lab.store.pruneParkedTrials(sweep: sweep.id) == 1)
    #expect(try lab.store.sweep(named: "ended").counts == [.finished: 1, .pruned: 1])
    let undisturbed = try lab.train(["learning_rate": .real(0.01), "epochs": .integer(4)])
    let digests = try [run, undisturbed].map { run in
      try lab.store.tensors(of: lab.store.checkpoint(run: run.id, .last)).map(\.digest)
    }
    #expect(digests[0] == digests[1])
  }
}
