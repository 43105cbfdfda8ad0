import Testing
import Tracking

/// What schedulers and displays read again and again.
@Suite struct SnapshotTests {
  private static let dead = LeaseOwner(host: "here", bootID: "boot", pid: 13)
  private static let elsewhere = LeaseOwner(host: "there", bootID: "boot", pid: 13)
  private let clock = TestClock()
  private let fixture: EarlyTerminationFixture
  private var store: Store { fixture.store }

  init() throws {
    fixture = try EarlyTerminationFixture(
      trials: 6,
      surroundings: clock.surroundings {
        $0 == Self.dead ? .dead : $0 == Self.elsewhere ? .unknown : .alive
      })
  }

  private func sweep() throws -> SweepRecord { try store.sweep(named: "grid") }

  /// Carries out the next trial, which reaches some values.
  @discardableResult
  private func finish(_ values: [Double]) throws -> Int64 {
    let worker = try #require(try fixture.worker())
    for (index, value) in values.enumerated() {
      worker.run.log("val.f1", value, epoch: index + 1, step: index + 1)
    }
    try worker.run.finish(.finished, summary: .sample)
    return worker.lease.trialID
  }

  @Test func aSnapshotTellsWhatWaitsAndWhatGoesOn() throws {
    let ids = try fixture.ids()
    try finish([0.5, 0.75, 0.25])
    try fixture.pauseNext(0.5, epoch: 3)
    let running = try #require(try fixture.worker())
    running.run.log("train.loss", 2, epoch: 2, step: 20)
    running.run.log("val.f1", 0.5, epoch: 1, step: 10)
    try running.run.flush()
    _ = try store.claimTrial(sweep: fixture.sweep, leaseSeconds: 60)

    let snapshot = try store.snapshot(of: try sweep())
    #expect(snapshot.counts == [.finished: 1, .queued: 3, .running: 1, .leased: 1])
    #expect(snapshot.pausedCount == 1 && snapshot.waiting == Array(ids[4...]))
    #expect(snapshot.hasOpenTrials)
    #expect(snapshot.trials.map(\.id) == [ids[2], ids[3]])
    #expect(snapshot.trials.map(\.state) == [.running, .leased])
    #expect(snapshot.trials.map(\.epoch) == [1, nil] && snapshot.trials.map(\.value) == [0.5, nil])

    let watched = try store.snapshot(of: try sweep(), watching: ids).trials
    #expect(watched.map(\.id) == Array(ids[..<4]), "those that wait are not told of")
    #expect(watched[0].best == 0.75 && watched[0].value == 0.25 && watched[0].seconds == 1.5)
    #expect(watched[1].pausedEpoch == 3)
    #expect(try store.progress(ofTrial: ids[0], in: try sweep()) == watched[0])
    #expect(throws: StoreError.unknownTrial(99)) { try store.progress(ofTrial: 99, in: try sweep()) }
  }

  @Test func anEpochIsKnownOfOtherMetricsToo() throws {
    let worker = try #require(try fixture.worker())
    worker.run.log("train.loss", 2, epoch: 2, step: 20)
    try worker.run.flush()
    let trial = try store.progress(ofTrial: worker.lease.trialID, in: try sweep())
    #expect(trial.epoch == 2 && trial.value == nil && trial.best == nil)
  }

  @Test func theBestTrialIsTheFinishedOneThatReachedMost() throws {
    #expect(try store.bestTrial(of: try sweep()) == nil)
    try finish([0.5, .nan])
    let best = try finish([0.25, 0.875, 0.5])
    try finish([.nan])
    try finish([0.875])
    try fixture.pauseNext(1, epoch: 1)
    let found = try #require(try store.bestTrial(of: try sweep()))
    #expect(found.trial == best && found.value == 0.875)
    var minimizing = try sweep()
    minimizing.objective.goal = .minimize
    #expect(try store.bestTrial(of: minimizing)?.value == 0.25)
  }

  @Test func paramsAreReadOfNewTrialsAlone() throws {
    let ids = try fixture.ids()
    let all = try store.trialParams(of: fixture.sweep)
    #expect(all.map(\.trial) == ids)
    #expect(all.map(\.params) == (try store.trials(sweep: fixture.sweep).map(\.params)))
    #expect(try store.trialParams(of: fixture.sweep, after: ids[3]).map(\.trial) == Array(ids[4...]))
  }

  @Test func aTrialThatIsReturnedWasNeverClaimed() throws {
    let lease = try #require(try store.claimTrial(sweep: fixture.sweep, leaseSeconds: 60))
    try store.releaseTrial(lease, .retry("first"))
    let before = try store.trial(lease.trialID)
    let second = try #require(try store.claimTrial(sweep: fixture.sweep, leaseSeconds: 60))
    try store.returnTrial(second)
    let after = try store.trial(lease.trialID)
    #expect(after.state == .queued && after.attempts == before.attempts && after.failures == 1)
    #expect(after.failureReason == "first")
    #expect(throws: StoreError.leaseLost(trial: lease.trialID)) { try store.returnTrial(second) }
    #expect(try store.claimTrial(sweep: fixture.sweep, leaseSeconds: 60)?.trialID == lease.trialID)
  }

  @Test func aSweepIsAttendedWhileAClaimantLivesOrItsLeaseDoes() throws {
    #expect(try !store.isAttended(fixture.sweep))
    let lost = try store.claimTrial(sweep: fixture.sweep, owner: Self.dead, leaseSeconds: 60)
    #expect(try lost != nil && !store.isAttended(fixture.sweep))
    _ = try store.claimTrial(sweep: fixture.sweep, owner: Self.elsewhere, leaseSeconds: 60)
    #expect(try store.isAttended(fixture.sweep))
    clock.advance(61)
    #expect(try !store.isAttended(fixture.sweep))
    let own = try #require(try store.claimTrial(sweep: fixture.sweep, leaseSeconds: 60))
    try store.startRun(.sample(trial: own)).finish(.finished, summary: .sample)
    #expect(try store.isAttended(fixture.sweep), "its process still lives")
  }
}
