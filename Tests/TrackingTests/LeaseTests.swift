import Foundation
import GRDB
import Testing
import Tracking

@Suite struct LeaseTests {
  static let dead = LeaseOwner(host: "here", bootID: "boot", pid: 13)
  let clock = TestClock()
  let fixture: StoreFixture
  let sweep: SweepID
  var store: Store { fixture.store }

  init() throws {
    fixture = try StoreFixture(surroundings: clock.surroundings { $0 == Self.dead ? .dead : .unknown })
    sweep = try fixture.store.registerSweep(.sample(), cells: (1...3).map(Cell.sample)).id
  }

  private func claim(_ owner: LeaseOwner = .current) throws -> TrialLease {
    try #require(try store.claimTrial(sweep: sweep, owner: owner, leaseSeconds: 60))
  }

  private func trial(_ lease: TrialLease) throws -> TrialRecord { try store.trial(lease.trialID) }

  @Test func trialsAreClaimedInOrderUntilNoneIsLeft() throws {
    let ids = try store.trials(sweep: sweep).map(\.id)
    #expect(try (0..<3).map { _ in try claim().trialID } == ids)
    #expect(try store.claimTrial(sweep: sweep, leaseSeconds: 60) == nil)
    #expect(try store.sweep(named: "grid").counts == [.leased: 3])
  }

  @Test func aRunTakesItsTrialFromLeasedToFinished() throws {
    let lease = try claim()
    let writer = try store.startRun(.sample(trial: lease))
    #expect(try trial(lease).state == .running)
    try writer.finish(.finished, summary: .sample)
    let record = try trial(lease)
    #expect(
      record.state == .finished && record.run == writer.id && record.attempts == 1 && record.failures == 0)
    let attempts = try store.attempts(trial: lease.trialID)
    #expect(attempts.map(\.outcome) == [.finished] && attempts.map(\.run) == [writer.id])
    #expect(throws: StoreError.leaseLost(trial: lease.trialID)) {
      try store.releaseTrial(lease, .retry("too late"))
    }
  }

  @Test func aPrunedRunPrunesItsTrial() throws {
    let lease = try claim()
    try store.startRun(.sample(trial: lease)).finish(
      .pruned, reason: "worse than the median", summary: .sample)
    let record = try trial(lease)
    #expect(
      record.state == .pruned && record.failureReason == "worse than the median" && record.failures == 0)
  }

  @Test func aFailureIsKeptAndTheTrialTriedAgain() throws {
    let first = try claim()
    let writer = try store.startRun(.sample(trial: first))
    try writer.finish(.failed, reason: "loss is NaN", summary: .sample)
    #expect(try trial(first).state == .running, "the trial waits for a decision")
    try store.releaseTrial(first, .retry("loss is NaN"))
    #expect(try trial(first).state == .queued && trial(first).failures == 1)
    let second = try claim()
    #expect(second.trialID == first.trialID && second.token != first.token)
    try store.releaseTrial(second, .failed("crashed"))
    let record = try trial(first)
    #expect(record.state == .failed && record.failures == 2 && record.failureReason == "crashed")
    let attempts = try store.attempts(trial: first.trialID)
    #expect(attempts.map(\.number) == [1, 2] && attempts.map(\.reason) == ["loss is NaN", "crashed"])
    #expect(try store.requeueFailedTrials(sweep: sweep) == 1)
    #expect(try trial(first).state == .queued && trial(first).failures == 0 && trial(first).attempts == 2)
  }

  /// The run of a trial that is tried again will be gone on with.
  @Test(arguments: [
    (TrialRelease.retry("killed by signal 9"), RunState.interrupted),
    (.retryAlone("killed by signal 9"), .interrupted), (.failed("killed by signal 9"), .failed),
  ])
  func releasingEndsARunThatTheWorkerCouldNotEnd(release: TrialRelease, state: RunState) throws {
    let lease = try claim()
    let run = try store.startRun(.sample(trial: lease)).id
    try store.releaseTrial(lease, release)
    let record = try store.run(run)
    #expect(
      record.state == state && record.failureReason == "killed by signal 9" && record.finishedAt != nil)
  }

  @Test func whatAWorkerHadToSayAtLastIsAddedToTheLogOfItsRun() throws {
    let lease = try claim()
    let run = try store.startRun(.sample(trial: lease))
    run.note("epoch 1")
    try run.flush()
    try store.releaseTrial(lease, .retry("killed by signal 9"), log: "warning\nfault")
    #expect(try store.detail(of: run.id).logTail == "epoch 1\nwarning\nfault")
    let second = try claim()
    try store.releaseTrial(second, .failed("crashed"), log: "no run, no log")
    #expect(throws: StoreError.leaseLost(trial: lease.trialID)) {
      try store.releaseTrial(lease, .failed("too late"), log: "too late")
    }
    #expect(try store.detail(of: run.id).logTail == "epoch 1\nwarning\nfault")
  }

  @Test func anInterruptionCountsAsNoFailure() throws {
    let lease = try claim()
    let run = try store.startRun(.sample(trial: lease)).id
    try store.releaseTrial(lease, .interrupted("signal 2"))
    #expect(try trial(lease).state == .queued && trial(lease).failures == 0)
    #expect(try store.run(run).state == .interrupted)
  }

  @Test func whoComesBackFromTheDeadCannotWrite() throws {
    let stale = try claim(Self.dead)
    let writer = try store.startRun(.sample(trial: stale))
    writer.log("val.f1", 0.5, epoch: 1, step: 1)
    try writer.flush()
    #expect(try store.requeueAbandonedTrials(sweep: sweep) == 1)
    let fresh = try claim()
    #expect(fresh.trialID == stale.trialID)
    let lost = StoreError.leaseLost(trial: stale.trialID)
    writer.log("val.f1", 0.9, epoch: 2, step: 2)
    #expect(throws: lost) { try writer.flush() }
    let tensors = [StoredTensor.sample("w", digest: "a")]
    #expect(throws: lost) {
      try writer.save(CheckpointWrite(epoch: 2, step: 2, tags: [.last], tensors: tensors))
    }
    #expect(throws: lost) { try writer.finish(.finished, summary: .sample) }
    #expect(throws: lost) { try store.startRun(.sample(trial: stale)) }
    #expect(throws: lost) { try store.renewLease(stale) }
    #expect(throws: lost) { try store.lease(trial: stale.trialID, token: stale.token) }
    #expect(throws: lost) { try store.releaseTrial(stale, .retry("")) }
    #expect(try store.metricHistory(run: writer.id, metric: "val.f1").count == 1)
    #expect(try store.checkpoints(run: writer.id).isEmpty)
    #expect(try store.runs().count == 1, "a run refused leaves no trace")
    #expect(try trial(fresh).state == .leased)
  }

  @Test func aDeadOwnersTrialIsQueuedAgainWithTheReason() throws {
    let lease = try claim(Self.dead)
    let run = try store.startRun(.sample(trial: lease)).id
    let other = try claim()
    #expect(try store.requeueAbandonedTrials(sweep: sweep) == 1)
    let record = try trial(lease)
    #expect(record.state == .queued && record.failures == 0)
    #expect(record.failureReason == "process 13 on here is gone")
    #expect(try store.run(run).state == .interrupted)
    #expect(try store.attempts(trial: lease.trialID).map(\.outcome) == [.abandoned])
    #expect(try trial(other).state == .leased)
  }

  @Test func anExpiredLeaseIsTakenBackUnlessItWasRenewed() throws {
    let silent = try claim()
    let writing = try claim()
    let writer = try store.startRun(.sample(trial: writing))
    clock.advance(50)
    try writer.flush()
    #expect(try store.requeueAbandonedTrials(sweep: sweep) == 0)
    clock.advance(10)
    #expect(try store.requeueAbandonedTrials(sweep: sweep) == 1)
    #expect(try trial(silent).state == .queued && trial(writing).state == .running)
    let renewed = try store.lease(trial: writing.trialID, token: writing.token)
    #expect(renewed.expiresAt.timeIntervalSince(writing.expiresAt) == 60)
  }

  @Test func concurrentClaimsGiveEachTrialOnce() async throws {
    let sweep = try store.registerSweep(.sample("race"), cells: (1...60).map(Cell.sample)).id
    let claimed = try await fixture.concurrently(6) { store in
      var ids: [Int64] = []
      while let lease = try store.claimTrial(sweep: sweep, leaseSeconds: 60) {
        let writer = try store.startRun(.sample(trial: lease))
        try writer.finish(.finished, summary: .sample)
        ids.append(lease.trialID)
      }
      return ids
    }
    #expect(claimed.sorted() == (try store.trials(sweep: sweep).map(\.id)))
    #expect(try store.runs(RunFilter(sweep: sweep)).count == 60)
    #expect(try store.sweep(named: "race").counts == [.finished: 60])
    let integrity = try await DatabaseQueue(path: fixture.path).read { db in
      try String.fetchOne(db, sql: "PRAGMA integrity_check")
    }
    #expect(integrity == "ok")
  }
}
