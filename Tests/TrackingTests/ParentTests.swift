import Testing
import Tracking

/// Runs that began with stored models.
@Suite struct ParentTests {
  private let fixture: StoreFixture
  init() throws { fixture = try StoreFixture() }

  private func start(_ parent: RunParent?) throws -> RunID {
    var start = RunStart.sample()
    start.parent = parent
    return try fixture.store.startRun(start).id
  }

  @Test func aRunsParentIsReadBack() throws {
    let parent = RunParent(
      reference: "run:abcd@best", run: RunID(), epoch: 7, seal: String(repeating: "a", count: 64))
    #expect(try fixture.store.parent(of: start(parent)) == parent)
    #expect(try fixture.store.parent(of: start(nil)) == nil)
  }

  /// The parent need not be in the store, and goes with the run.
  @Test func theParentGoesWithTheRun() throws {
    let run = try start(RunParent(reference: "other", run: RunID(), epoch: 1))
    #expect(try fixture.store.parent(of: run)?.seal == nil)
    _ = try fixture.store.deleteRuns([run], includingRunning: true)
    #expect(throws: StoreError.self) { try fixture.store.parent(of: run) }
    let left = try fixture.store.query("SELECT run FROM runParent") { _, next in try next() != nil }
    #expect(!left)
  }
}
