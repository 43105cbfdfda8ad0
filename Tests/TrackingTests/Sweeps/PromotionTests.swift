import Testing
import Tracking

@Suite struct PromotionTests {
  @Test func promotionComesBeforeTheQueueAndTheHighestRungFirst() throws {
    let sweep = try EarlyTerminationFixture(trials: 5)
    let low = try (1...2).map { try sweep.pauseNext(Double($0) / 10) }
    let high = try sweep.pauseNext(0.05, epoch: 3)
    var asked: [Rung] = []
    let promoting: (Rung) -> Int64? = { rung in
      asked.append(rung)
      return rung.entries.first { $0.isWaiting }?.trial
    }
    #expect(try sweep.worker(promoting: promoting)?.lease.trialID == high)
    #expect(asked == [Rung(epoch: 3, entries: [.init(trial: high, best: 0.05, isWaiting: true)])])
    let claimed = try (0..<4).map { _ in try sweep.worker(promoting: promoting)?.lease.trialID }
    #expect(claimed == [low[1], low[0]] + (try sweep.ids()[3...]).map(Optional.init))
    #expect(asked[1].entries.map(\.trial) == [low[1], low[0]] && asked[1].entries.allSatisfy(\.isWaiting))
    #expect(asked[2].entries.map(\.isWaiting) == [false, true], "who was promoted stays on the rung")
    #expect(asked.count == 3, "without paused trials nobody is asked")
  }

  @Test func aPromotedTrialGoesPastItsRungAndKeepsThatThroughACrash() throws {
    let sweep = try EarlyTerminationFixture(trials: 1)
    let trial = try sweep.pauseNext(0.5)
    let promoted = try #require(try sweep.worker(promoting: promoteBest))
    #expect(promoted.lease.trialID == trial)
    #expect(try sweep.store.trial(trial).pausedEpoch == nil)
    #expect(try promoted.run.report(epoch: 1, value: 0.5) { _ in .pause } == .goOn)
    try sweep.store.releaseTrial(promoted.lease, .interrupted("signal 2"))
    let resumed = try #require(try sweep.worker(), "it is queued as others are")
    #expect(try resumed.run.report(epoch: 1, value: 0.5) { _ in .pause } == .goOn)
    #expect(try resumed.run.report(epoch: 3, value: 0.5) { _ in .pause } == .pause)
  }

  @Test func aCrashBetweenVerdictAndPauseIsMadeUpFor() throws {
    let sweep = try EarlyTerminationFixture(trials: 1)
    let killed = try #require(try sweep.worker())
    #expect(try killed.run.report(epoch: 1, value: 0.5) { _ in .pause } == .pause)
    try sweep.store.releaseTrial(killed.lease, .retry("killed by signal 9"))
    #expect(try sweep.store.trial(killed.lease.trialID).pausedEpoch == nil)
    try sweep.pauseNext(0.5)
    #expect(try sweep.worker(promoting: promoteBest)?.lease.trialID == killed.lease.trialID)
  }

  @Test func onlyWhatWaitsIsPromoted() throws {
    let sweep = try EarlyTerminationFixture(trials: 2)
    let paused = try sweep.pauseNext(0.5)
    let running = try #require(try sweep.worker())
    _ = try running.run.report(epoch: 1, value: 0.9) { _ in .goOn }
    #expect(try sweep.worker(promoting: { _ in running.lease.trialID }) == nil)
    #expect(try sweep.worker(promoting: { _ in 12_345 }) == nil)
    #expect(try sweep.store.trial(paused).pausedEpoch == 1)
  }

  @Test func hiddenTrialsAreNotPromotedButCount() throws {
    let sweep = try EarlyTerminationFixture(trials: 2)
    let hidden = try sweep.pauseNext(0.9)
    let shown = try sweep.pauseNext(0.1)
    try sweep.store.registerSweep(.sample(), cells: [.sample(2)])
    var entries: [Rung.Entry] = []
    let worker = try sweep.worker(promoting: { rung in
      entries = rung.entries
      return hidden
    })
    #expect(worker == nil)
    #expect(entries.map(\.trial) == [hidden, shown] && entries.map(\.isWaiting) == [false, true])
    #expect(try sweep.worker(promoting: promoteBest)?.lease.trialID == shown)
  }

  @Test func twoProcessesPromoteEachTrialOnce() async throws {
    let sweep = try EarlyTerminationFixture(trials: 20)
    for value in 1...20 { try sweep.pauseNext(Double(value)) }
    let id = sweep.sweep
    let claimed = try await sweep.fixture.concurrently(2) { store in
      var claimed: [Int64] = []
      while let lease = try store.claimTrial(sweep: id, leaseSeconds: 60, promoting: promoteBest) {
        claimed.append(lease.trialID)
      }
      return claimed
    }
    #expect(claimed.sorted() == (try sweep.ids()))
  }

  @Test func whatRunsAloneIsClaimedOnlyAlone() throws {
    let sweep = try EarlyTerminationFixture(trials: 3)
    let first = try #require(try sweep.worker())
    try sweep.store.releaseTrial(first.lease, .retryAlone("out of memory"))
    let record = try sweep.store.trial(first.lease.trialID)
    #expect(record.state == .queued && record.runsAlone && record.failures == 1)
    #expect(record.failureReason == "out of memory")
    let ids = try sweep.ids()
    #expect(try sweep.worker()?.lease.trialID == ids[1])
    #expect(try sweep.worker(alone: true)?.lease.trialID == ids[0])
    #expect(try sweep.worker(alone: true)?.lease.trialID == ids[2], "where there is none, any other")
    #expect(try sweep.worker(alone: true) == nil)
  }

  @Test func aPausedTrialThatRunsAloneIsPromotedOnlyAlone() throws {
    let sweep = try EarlyTerminationFixture(trials: 2)
    let first = try #require(try sweep.worker())
    try sweep.store.releaseTrial(first.lease, .retryAlone("out of memory"))
    let again = try #require(try sweep.worker(alone: true))
    _ = try again.run.report(epoch: 1, value: 0.9) { _ in .pause }
    try again.run.pause(epoch: 1, summary: .sample)
    let other = try sweep.pauseNext(0.1)
    #expect(try sweep.worker(promoting: promoteBest)?.lease.trialID == other)
    #expect(try sweep.worker(promoting: promoteBest) == nil)
    #expect(try sweep.worker(promoting: promoteBest, alone: true)?.lease.trialID == again.lease.trialID)
  }
}
