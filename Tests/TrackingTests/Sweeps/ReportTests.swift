import Testing
import Tracking

@Suite struct ReportTests {
  private struct Unexpected: Error {}

  /// Reports and gives back what was judged; a second value where the judge was not asked is an error.
  private func standing(_ run: RunWriter, epoch: Int, value: Double, verdict: Verdict = .goOn) throws
    -> Standing
  {
    var seen: Standing?
    let answer = try run.report(epoch: epoch, value: value) {
      seen = $0
      return verdict
    }
    #expect(answer == verdict)
    guard let seen else { throw Unexpected() }
    return seen
  }

  @Test func aReportIsRankedAmongThoseOfItsEpoch() throws {
    let sweep = try EarlyTerminationFixture(trials: 4)
    let runs = try (0..<4).map { _ in try #require(try sweep.worker()).run }
    let ids = try sweep.ids()
    let values = [0.5, .nan, 0.9, 0.5]
    var last: Standing?
    for (run, value) in zip(runs, values) { last = try standing(run, epoch: 1, value: value) }
    let rung = try #require(last?.rung)
    #expect(rung.epoch == 1 && last?.trial == ids[3] && last?.goal == .maximize)
    #expect(rung.entries.map(\.trial) == [ids[2], ids[0], ids[3], ids[1]], "equal ones by age, NaN last")
    #expect(rung.entries.prefix(3).map(\.best) == [0.9, 0.5, 0.5] && rung.entries[3].best.isNaN)
    let alone = try standing(runs[0], epoch: 2, value: 0.4)
    #expect(alone.rung == Rung(epoch: 2, entries: [.init(trial: ids[0], best: 0.5)]))
    #expect(alone.values.map(\.epoch) == [1, 2] && alone.values.map(\.value) == [0.5, 0.4])
    #expect(alone.best == 0.5)
  }

  @Test func whereLessIsBetterTheLeastIsFirst() throws {
    let sweep = try EarlyTerminationFixture(trials: 3, goal: .minimize)
    let runs = try (0..<3).map { _ in try #require(try sweep.worker()).run }
    _ = try standing(runs[0], epoch: 1, value: -0.0)
    _ = try standing(runs[1], epoch: 1, value: .infinity)
    let rung = try standing(runs[2], epoch: 1, value: -.infinity).rung
    #expect(rung.entries.map(\.best) == [-.infinity, 0, .infinity])
    #expect(try standing(runs[1], epoch: 2, value: 3).best == 3)
  }

  @Test func reportingAgainAfterACrashChangesNothing() throws {
    let clock = TestClock()
    let dead = LeaseOwner(host: "here", bootID: "boot", pid: 13)
    let sweep = try EarlyTerminationFixture(
      trials: 1, surroundings: clock.surroundings { $0 == dead ? .dead : .alive })
    let killed = try #require(try sweep.worker(owner: dead))
    _ = try standing(killed.run, epoch: 1, value: 0.5)
    _ = try standing(killed.run, epoch: 2, value: 0.7, verdict: .stop(reason: "bad"))
    #expect(try sweep.store.requeueAbandonedTrials(sweep: sweep.sweep) == 1)
    let next = try #require(try sweep.worker())
    #expect(next.lease.trialID == killed.lease.trialID)
    let answer = try next.run.report(epoch: 1, value: 0.5) { _ in
      Issue.record("a trial that was let past is not judged again")
      return .pause
    }
    #expect(answer == .goOn)
    let again = try standing(next.run, epoch: 2, value: 0.7)
    #expect(again.values.map(\.value) == [0.5, 0.7] && again.rung.entries.count == 1)
  }

  @Test func whoLostItsLeaseReportsNothing() throws {
    let sweep = try EarlyTerminationFixture(trials: 1)
    let stale = try #require(try sweep.worker())
    try sweep.store.releaseTrial(stale.lease, .interrupted("moved"))
    #expect(throws: StoreError.leaseLost(trial: stale.lease.trialID)) {
      try stale.run.report(epoch: 1, value: 0.9) { _ in .goOn }
    }
    let fresh = try #require(try sweep.worker())
    #expect(try standing(fresh.run, epoch: 1, value: 0.5).values.map(\.value) == [0.5])
  }

  @Test func aReportWritesWhatWasLogged() throws {
    let sweep = try EarlyTerminationFixture(trials: 1)
    let worker = try #require(try sweep.worker())
    worker.run.log("val.f1", 0.5, epoch: 1, step: 10)
    _ = try standing(worker.run, epoch: 1, value: 0.5)
    #expect(try sweep.store.metricHistory(run: worker.run.id, metric: "val.f1").count == 1)
  }

  @Test func outsideASweepEveryRunGoesOn() throws {
    let run = try StoreFixture().store.startRun(.sample())
    #expect(try run.report(epoch: 1, value: 0.5) { _ in .pause } == .goOn)
  }

  @Test func hiddenTrialsCount() throws {
    let sweep = try EarlyTerminationFixture(trials: 2)
    let first = try #require(try sweep.worker())
    _ = try standing(first.run, epoch: 1, value: 0.9)
    try sweep.store.registerSweep(.sample(), cells: [.sample(2)])
    let second = try #require(try sweep.worker())
    #expect(try standing(second.run, epoch: 1, value: 0.1).rung.entries.count == 2)
  }

  @Test func twoProcessesThatReportTogetherSeeEachOther() async throws {
    let sweep = try EarlyTerminationFixture(trials: 40)
    let id = sweep.sweep
    let counts = try await sweep.fixture.concurrently(4) { store in
      var counts: [Int] = []
      while let lease = try store.claimTrial(sweep: id, leaseSeconds: 60) {
        let run = try store.startRun(.sample(trial: lease))
        _ = try run.report(epoch: 1, value: Double(lease.trialID)) {
          counts.append($0.rung.entries.count)
          return .goOn
        }
        try run.finish(.finished, summary: .sample)
      }
      return counts
    }
    #expect(counts.sorted() == Array(1...40))
  }
}
