import Testing
import Tracking

@Suite struct PausingTests {
  @Test func aPauseEndsTheAttemptAndCountsAsNoFailure() throws {
    let sweep = try EarlyTerminationFixture(trials: 1)
    let worker = try #require(try sweep.worker())
    worker.run.log("val.f1", 0.5, epoch: 3, step: 30)
    try worker.run.pause(epoch: 3)
    let trial = try sweep.store.trial(worker.lease.trialID)
    #expect(trial.state == .queued && trial.pausedEpoch == 3 && trial.failures == 0)
    #expect(trial.failureReason == "paused after epoch 3")
    let run = try sweep.store.run(worker.run.id)
    #expect(run.state == .interrupted && run.failureReason == "paused after epoch 3" && run.epochs == 3)
    #expect(run.metrics["val.f1"]?.last == 0.5)
    let attempts = try sweep.store.attempts(trial: trial.id)
    #expect(attempts.map(\.outcome) == [.interrupted] && attempts.map(\.reason) == ["paused after epoch 3"])
    #expect(throws: StoreError.leaseLost(trial: trial.id)) { try worker.run.flush() }
  }

  @Test func aPausedTrialIsNotClaimedWithoutARuleOfPromotion() throws {
    let sweep = try EarlyTerminationFixture(trials: 2)
    try sweep.pauseNext(0.9)
    #expect(try sweep.worker()?.lease.trialID == sweep.ids()[1])
    #expect(try sweep.worker() == nil)
    #expect(try sweep.worker(promoting: { _ in nil }) == nil)
  }

  @Test func pausedTrialsArePrunedWhenNothingIsLeft() throws {
    let sweep = try EarlyTerminationFixture(trials: 3)
    let first = try sweep.pauseNext(0.1)
    let second = try sweep.pauseNext(0.2, epoch: 3)
    #expect(try sweep.store.pruneParkedTrials(sweep: sweep.sweep) == 0, "one waits in the queue")
    let third = try #require(try sweep.worker())
    #expect(try sweep.store.pruneParkedTrials(sweep: sweep.sweep) == 0, "one is running")
    try third.run.finish(.finished, summary: .sample)
    #expect(try sweep.store.pruneParkedTrials(sweep: sweep.sweep) == 2)
    #expect(try sweep.store.pruneParkedTrials(sweep: sweep.sweep) == 0)
    let records = try [first, second].map { try sweep.store.trial($0) }
    #expect(records.map(\.state) == [.pruned, .pruned] && records.map(\.pausedEpoch) == [nil, nil])
    #expect(
      records.map(\.failureReason) == [
        "epoch 1: not promoted before the sweep was over", "epoch 3: not promoted before the sweep was over",
      ])
    let runs = try records.map { try sweep.store.run(try #require($0.run)) }
    #expect(runs.map(\.state) == [.pruned, .pruned])
    #expect(runs.map(\.failureReason) == records.map(\.failureReason))
    #expect(try sweep.store.sweep(named: "grid").counts == [.pruned: 2, .finished: 1])
  }

  @Test func hiddenPausedTrialsAreLeftAsTheyAre() throws {
    let sweep = try EarlyTerminationFixture(trials: 2)
    let hidden = try sweep.pauseNext(0.1)
    try sweep.store.registerSweep(.sample(), cells: [.sample(2)])
    try sweep.pauseNext(0.2)
    #expect(try sweep.store.pruneParkedTrials(sweep: sweep.sweep) == 1)
    #expect(try sweep.store.trial(hidden).pausedEpoch == 1)
  }
}
