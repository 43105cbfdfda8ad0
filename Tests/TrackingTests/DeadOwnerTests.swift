import TestSupport
import Testing
import Tracking

/// What any command does about work whose process is gone.
@Suite struct DeadOwnerTests {
  private let gone = LeaseOwner(host: "here", bootID: "b", pid: 999)

  private func makeFixture() throws -> StoreFixture {
    try StoreFixture(surroundings: TestClock().surroundings(liveness: { $0.pid == 999 ? .dead : .alive }))
  }

  @Test func whatLivesIsLeftAlone() throws {
    let fixture = try makeFixture()
    let run = try fixture.store.startRun(.sample())
    let sweep = try fixture.store.registerSweep(.sample(), cells: [.sample(1)])
    let lease = try #require(try fixture.store.claimTrial(sweep: sweep.id, leaseSeconds: 60))
    #expect(try fixture.store.hasDeadOwners() == false)
    #expect(try fixture.store.noticeDeadOwners() == 0)
    #expect(try fixture.store.run(run.id).state == .running)
    #expect(try fixture.store.trial(lease.trialID).state == .leased)
  }

  @Test func runsAndTrialsOfDeadProcessesAreFreed() throws {
    let fixture = try makeFixture()
    let store = fixture.store
    let run = try store.startRun(.sample(), owner: gone)
    let sweep = try store.registerSweep(.sample(), cells: [.sample(1)])
    let lease = try #require(try store.claimTrial(sweep: sweep.id, owner: gone, leaseSeconds: 60))
    let trialsRun = try store.startRun(.sample(trial: lease), owner: gone)
    #expect(try store.hasDeadOwners())
    #expect(try store.noticeDeadOwners() == 2)
    #expect(try store.run(run.id).state == .interrupted)
    #expect(try store.run(trialsRun.id).state == .interrupted)
    #expect(try store.trial(lease.trialID).state == .queued)
    #expect(try store.hasDeadOwners() == false)
  }
}
