import Foundation
import TestSupport
import Testing
import Tracking

@Suite struct ResumeTests {
  private let clock = TestClock()

  private func makeFixture(isDead: Bool = false) throws -> StoreFixture {
    try StoreFixture(surroundings: clock.surroundings(liveness: { _ in isDead ? .dead : .alive }))
  }

  private func state(step: Int, _ bytes: [UInt8] = [1, 2]) -> StoredTrainingState {
    StoredTrainingState(
      epoch: 1, step: step, json: #"{"a":1}"#,
      parts: [.init(name: "weights", data: bytes), .init(name: "empty", data: [])])
  }

  @Test func anInterruptedRunGoesOnWithAllThatItHad() throws {
    let fixture = try makeFixture()
    let first = try fixture.store.startRun(.sample())
    first.log("val.f1", 0.5, epoch: 1, step: 10)
    try first.save(state(step: 10))
    try first.finish(.interrupted, reason: "interrupted in epoch 2, step 12", summary: .sample)
    let (second, found) = try fixture.store.resumeRun(first.id)
    #expect(found == state(step: 10))
    #expect(second.id == first.id && second.name == first.name)
    #expect(try fixture.store.run(first.id).state == .running)
    #expect(try fixture.store.run(first.id).failureReason == nil)
    second.log("val.f1", 0.75, epoch: 2, step: 20)
    try second.finish(.finished, summary: .sample)
    let history = try fixture.store.metricHistory(run: first.id, metric: "val.f1")
    #expect(history.map(\.value) == [0.5, 0.75] && history.map(\.step) == [10, 20])
    let segments = try fixture.store.segments(of: first.id)
    #expect(segments.map(\.number) == [2] && segments.map(\.step) == [10])
    #expect(segments.first?.endOfPreviousReason == "interrupted in epoch 2, step 12")
  }

  @Test func theNewestStateStands() throws {
    let fixture = try makeFixture()
    let writer = try fixture.store.startRun(.sample())
    try writer.save(state(step: 10))
    try writer.save(
      CheckpointWrite(epoch: 1, step: 20, tags: [.last], tensors: [.sample("w", digest: "a")]),
      state: state(step: 20, [UInt8](repeating: 7, count: 100_000)))
    try writer.finish(.interrupted, summary: .sample)
    let (_, found) = try fixture.store.resumeRun(writer.id)
    #expect(found.step == 20 && found.parts.map(\.data.count) == [100_000, 0])
  }

  @Test(arguments: [RunState.finished, .failed, .pruned])
  func whatHasEndedDoesNotGoOn(_ end: RunState) throws {
    let fixture = try makeFixture()
    let writer = try fixture.store.startRun(.sample())
    try writer.save(state(step: 10))
    try writer.finish(end, summary: .sample)
    #expect(throws: StoreError.notResumable(run: writer.id.short, state: end)) {
      try fixture.store.resumeRun(writer.id)
    }
    #expect(try fixture.store.run(writer.id).state == end)
    #expect(try fixture.store.segments(of: writer.id).isEmpty)
  }

  @Test func aRunWhoseProcessLivesIsLeftAlone() throws {
    let fixture = try makeFixture()
    let writer = try fixture.store.startRun(.sample())
    try writer.save(state(step: 10))
    let owner = LeaseOwner.current
    #expect(throws: StoreError.ownedRun(run: writer.id.short, pid: owner.pid, host: owner.host)) {
      try fixture.store.resumeRun(writer.id)
    }
  }

  @Test func aRunWhoseProcessWasKilledGoesOn() throws {
    let fixture = try makeFixture(isDead: true)
    let writer = try fixture.store.startRun(.sample())
    try writer.save(state(step: 10))
    _ = try fixture.store.resumeRun(writer.id)
    #expect(try fixture.store.run(writer.id).state == .running)
  }

  @Test func aTrialsRunGoesOnWithItsLeaseAlone() throws {
    let fixture = try makeFixture()
    let store = fixture.store
    let sweep = try store.registerSweep(.sample(), cells: [Cell(params: ["a": .integer(1)])])
    let lease = try #require(try store.claimTrial(sweep: sweep.id, leaseSeconds: 60))
    #expect(try store.resumableRun(ofTrial: lease.trialID) == nil)
    let first = try store.startRun(.sample(trial: lease))
    try first.save(state(step: 10))
    try store.releaseTrial(lease, .interrupted("the sweep was interrupted"))
    #expect(throws: StoreError.leaseLost(trial: lease.trialID)) { try first.flush() }
    #expect(try store.resumableRun(ofTrial: lease.trialID) == first.id)
    #expect(throws: StoreError.trialsRun(run: first.id.short)) { try store.resumeRun(first.id) }
    let again = try #require(try store.claimTrial(sweep: sweep.id, leaseSeconds: 60))
    #expect(throws: StoreError.leaseLost(trial: lease.trialID)) {
      try store.resumeRun(first.id, trial: lease)
    }
    let (second, _) = try store.resumeRun(first.id, trial: again)
    try second.finish(.finished, summary: .sample)
    #expect(try store.trial(lease.trialID).state == .finished)
    #expect(try store.attempts(trial: lease.trialID).map(\.run) == [first.id, first.id])
  }

  @Test func samplersSeeHowTrialsEndedAndAddCells() throws {
    let fixture = try makeFixture()
    let store = fixture.store
    let cells = [1, 2].map { Cell(params: ["a": .integer($0)]) }
    let sweep = try store.registerSweep(.sample(), cells: cells)
    let lease = try #require(try store.claimTrial(sweep: sweep.id, leaseSeconds: 60))
    let writer = try store.startRun(.sample(trial: lease))
    for (epoch, value) in [0.5, 0.75, 0.25].enumerated() {
      writer.log("val.f1", value, epoch: epoch + 1, step: epoch + 1)
    }
    try writer.finish(.finished, summary: .sample)
    let added = try store.extendSweep(sweep.id) { trials in
      #expect(trials.map(\.cellHash) == cells.map(\.hash) && trials.map(\.value) == [0.75, nil])
      #expect(trials.map(\.state) == [.finished, .queued] && trials.map(\.params) == cells.map(\.params))
      return [cells[0], Cell(params: ["a": .integer(3)])]
    }
    #expect(added == 1)
    #expect(try store.sweep(named: sweep.name).trialCount == 3)
  }
}
