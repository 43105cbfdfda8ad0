import Foundation
import GRDB
import Testing
import Tracking

@Suite struct DeletionTests {
  private let fixture: StoreFixture
  private var store: Store { fixture.store }

  init() throws { fixture = try StoreFixture() }

  private func counts() throws -> [String: Int] {
    try DatabaseQueue(path: fixture.path).read { db in
      let tables = [
        "run", "runDetail", "param", "point", "pointChunk", "metricSummary", "checkpoint", "checkpointTag",
        "tensor",
        "score", "labelSet", "workingDiff", "runTag", "evaluation",
      ]
      return try tables.reduce(into: [:]) { counts, table in
        counts[table] = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)")
      }
    }
  }

  /// A run that has something in every table, with a tensor and labels that others share, and a tensor of its own.
  private func startFullRun(_ own: String) throws -> RunWriter {
    var start = RunStart.sample()
    start.tags = ["a"]
    start.workingDiff = WorkingDiff(text: "+a", isTruncated: false)
    let run = try store.startRun(start)
    run.log("val.f1", 0.5, epoch: 1, step: 1)
    try run.save(
      CheckpointWrite(
        epoch: 1, step: 1, tags: [.best, .last],
        tensors: [.sample("shared", digest: "s"), .sample("own", digest: own, byteCount: 32)]),
      scores: ScoreWrite(
        split: "val", labels: LabelSet(classes: ["a", "b"], sampleCount: 2, data: [1, 2]), columnCount: 2,
        codec: 0,
        data: [1, 2, 3]))
    try store.record(
      EvaluationRecord(
        run: run.id, checkpointEpoch: 1, dataset: "digits", datasetFingerprint: "d1", split: "test", count: 2,
        metrics: ["f1": 1], perClass: "[]", confusion: "[]", toolVersion: "0"))
    return run
  }

  @Test func allThatIsARunsOwnGoesAndWhatIsSharedStays() throws {
    let first = try startFullRun("x")
    let one = try counts()
    #expect(one.filter { $0.value == 0 }.keys.sorted() == ["pointChunk"])
    let second = try startFullRun("y")
    second.log("val.f1", 0.5, epoch: 2, step: 2)
    try second.finish(.finished)
    let deleted = try store.deleteRuns([second.id])
    #expect(deleted.runCount == 1 && deleted.pointCount == 2)
    #expect(deleted.tensorCount == 1 && deleted.byteCount == 32 + 3)
    #expect(try counts() == one)
    try first.finish(.finished)
    let rest = try store.deleteRuns([first.id])
    #expect(rest.tensorCount == 2 && rest.byteCount == 16 + 32 + 3 + 2)
    #expect(try counts().values.allSatisfy { $0 == 0 })
  }

  @Test func aRunThatGoesOnIsNotDeletedUnasked() throws {
    let ended = try store.startRun(.sample())
    try ended.finish(.finished)
    let running = try store.startRun(.sample())
    #expect(throws: StoreError.goingOn(run: running.id.short)) {
      try store.deleteRuns([ended.id, running.id])
    }
    #expect(try store.runs().count == 2)
    #expect(try store.deleteRuns([ended.id, running.id, ended.id], includingRunning: true).runCount == 2)
    #expect(try store.runs().isEmpty)
    #expect(throws: StoreError.self) { try running.flush() }
  }
}

@Suite struct RunTagTests {
  @Test func tagsAreGivenAndTaken() throws {
    let store = try StoreFixture().store
    let run = try store.startRun(.sample())
    try store.tag(run.id, ["paper", "baseline"])
    try store.tag(run.id, ["paper", "2026"])
    #expect(try store.run(run.id).tags == ["2026", "baseline", "paper"])
    try store.untag(run.id, ["paper", "none"])
    #expect(try store.runs().map(\.tags) == [["2026", "baseline"]])
  }
}
