import Foundation
import Testing
import Tracking

@Suite struct LivenessTests {
  private func judge(_ change: (inout LeaseOwner) -> Void) -> Surroundings.Liveness {
    var owner = LeaseOwner.current
    change(&owner)
    return Surroundings.system.liveness(owner)
  }

  @Test func thisProcessLives() { #expect(judge { _ in } == .alive) }

  @Test func aProcessThatEndedIsDead() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/true")
    try process.run()
    process.waitUntilExit()
    #expect(judge { $0.pid = process.processIdentifier } == .dead)
  }

  @Test func whatRanBeforeTheLastBootIsDead() { #expect(judge { $0.bootID = "earlier" } == .dead) }

  @Test func anotherMachineIsUnknown() { #expect(judge { $0.host += "-other" } == .unknown) }

  @Test func aRunOfADeadProcessIsInterrupted() throws {
    let clock = TestClock()
    let fixture = try StoreFixture(surroundings: clock.surroundings { _ in .dead })
    let run = try fixture.store.startRun(.sample())
    let ended = try fixture.store.startRun(.sample())
    try ended.finish(.finished, summary: .sample)
    #expect(try fixture.store.interruptAbandonedRuns() == 1)
    #expect(try fixture.store.run(run.id).state == .interrupted)
    #expect(throws: StoreError.runEnded(run: run.id.short, state: .interrupted)) { try run.flush() }
  }
}
