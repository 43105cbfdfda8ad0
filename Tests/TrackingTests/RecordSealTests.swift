import GRDB
import Testing
import Tracking

/// What a run has recorded, held against what it was when the run ended.
@Suite struct RecordSealTests {
  private let fixture: StoreFixture
  private var store: Store { fixture.store }

  init() throws { fixture = try StoreFixture() }

  private func record() throws -> RunWriter {
    let writer = try store.startRun(.sample())
    for epoch in 1...3 {
      writer.log("val.f1", 0.25 * Double(epoch), epoch: epoch, step: epoch)
      writer.log("train.loss", .nan, epoch: epoch, step: epoch)
      try writer.save(
        CheckpointWrite(epoch: epoch, step: epoch, tags: [.last], tensors: []),
        scores: ScoreWrite(
          split: "val", labels: LabelSet(classes: ["a", "b"], sampleCount: 2, data: [1, 2, 3]),
          columnCount: 2, codec: 0, data: [UInt8(epoch), 7]),
        state: StoredTrainingState(epoch: epoch, step: epoch, json: "{}", parts: []))
    }
    return writer
  }

  private func tamper(_ sql: String) throws {
    let queue = try DatabaseQueue(path: fixture.path)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test func aRunIsSealedWhileItDoesNotGoOn() throws {
    let writer = try record()
    #expect(try store.recordFaults(of: writer.id) == nil)
    try writer.finish(.interrupted, summary: .sample)
    #expect(try store.recordFaults(of: writer.id) == [])
    let (resumed, _) = try store.resumeRun(writer.id)
    #expect(try store.recordFaults(of: writer.id) == nil)
    resumed.log("val.f1", 1, epoch: 4, step: 4)
    try resumed.finish(.finished, summary: .sample)
    #expect(try store.recordFaults(of: writer.id) == [])
  }

  @Test(arguments: [
    ("UPDATE pointChunk SET data = CAST(substr(data, 1, length(data) - 1) || x'7f' AS BLOB)", "metrics"),
    ("UPDATE metric SET name = 'f2' WHERE name = 'f1'", "metrics"),
    ("UPDATE metricSummary SET maxValue = 0.5 WHERE maxValue = 0.75", "metrics"),
    ("DELETE FROM metricSummary WHERE lastValue IS NULL", "metrics"),
    ("UPDATE score SET data = x'0207' WHERE epoch = 1", "scores"),
    ("UPDATE score SET codec = 1 WHERE epoch = 2", "scores"),
    ("UPDATE labelSet SET data = x'010204'", "scores"),
    ("UPDATE labelSet SET classesJSON = '[\"a\",\"c\"]'", "scores"),
  ])
  func whatHasChangedIsNamed(_ sql: String, _ place: String) throws {
    let writer = try record()
    try writer.finish(.finished, summary: .sample)
    try tamper(sql)
    let faults = try #require(try store.recordFaults(of: writer.id))
    #expect(faults.count == 1 && faults.allSatisfy { $0.hasPrefix("\(place): expected seal") }, "\(faults)")
  }

  @Test func theSealTravels() throws {
    let writer = try record()
    try writer.finish(.finished, summary: .sample)
    let other = try StoreFixture()
    let earlier = try other.store.startRun(.sample())
    earlier.log("test.f1", 1, epoch: 1, step: 1)
    try earlier.finish(.finished, summary: .sample)
    _ = try other.store.merge(fixture.path)
    #expect(try other.store.recordFaults(of: writer.id) == [])
  }
}
