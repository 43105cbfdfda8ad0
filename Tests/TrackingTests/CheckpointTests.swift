import Foundation
import GRDB
import Testing
import Tracking

@Suite struct CheckpointTests {
  let fixture: StoreFixture
  let writer: RunWriter
  var store: Store { fixture.store }

  init() throws {
    fixture = try StoreFixture()
    writer = try fixture.store.startRun(.sample())
  }

  private func save(
    _ epoch: Int, _ tags: Set<CheckpointTag>, _ digests: [String], by writer: RunWriter? = nil
  ) throws {
    let tensors = digests.enumerated().map {
      StoredTensor.sample("layer\($0.offset).weight", digest: $0.element)
    }
    try (writer ?? self.writer).save(
      CheckpointWrite(epoch: epoch, step: epoch * 10, tags: tags, tensors: tensors))
  }

  private func storedDigests() throws -> [String] {
    try DatabaseQueue(path: fixture.path).read {
      try String.fetchAll($0, sql: "SELECT digest FROM tensor ORDER BY digest")
    }
  }

  @Test func tensorsComeBackInOrder() throws {
    let tensors = [
      StoredTensor(
        name: "z", shape: [3, 1, 5], codec: 1, rawByteCount: 60, digest: "d1", data: Array(0...59)),
      StoredTensor(name: "a", shape: [], codec: 0, rawByteCount: 4, digest: "d2", data: [1, 2, 3, 4]),
      StoredTensor(name: "none", shape: [0], codec: 0, rawByteCount: 0, digest: "d3", data: []),
    ]
    try writer.save(CheckpointWrite(epoch: 4, step: 40, tags: [.best, .last], tensors: tensors))
    let checkpoint = try store.checkpoint(run: writer.id, .best)
    #expect(checkpoint.epoch == 4 && checkpoint.step == 40 && checkpoint.tags == [.best, .last])
    #expect(try store.tensors(of: checkpoint) == tensors)
    #expect(try store.checkpoint(run: writer.id, .last) == checkpoint)
    #expect(try store.checkpoint(run: writer.id, .epoch(4)) == checkpoint)
  }

  @Test func equalTensorsAreStoredOnce() throws {
    try save(1, [.best], ["a", "b", "a"])
    try save(2, [.last], ["a", "c", "b"])
    let other = try store.startRun(.sample())
    try save(1, [.last], ["c", "a"], by: other)
    #expect(try storedDigests() == ["a", "b", "c"])
    #expect(try store.tensors(of: store.checkpoint(run: writer.id, .last)).map(\.digest) == ["a", "c", "b"])
  }

  @Test func aTagMovesAndWhatNoTagHoldsGoes() throws {
    try save(1, [.best, .last], ["a", "b"])
    try save(2, [.last], ["a", "c"])
    #expect(try store.checkpoints(run: writer.id).map(\.tags) == [[.best], [.last]])
    try save(3, [.last], ["a", "d"])
    #expect(try store.checkpoints(run: writer.id).map(\.epoch) == [1, 3])
    #expect(try storedDigests() == ["a", "b", "d"])
    try save(4, [.best, .last], ["e"])
    #expect(try store.checkpoints(run: writer.id).map(\.epoch) == [4])
    #expect(try storedDigests() == ["e"])
  }

  @Test func aTensorThatAnotherRunNeedsStays() throws {
    let other = try store.startRun(.sample())
    try save(1, [.last], ["a", "b"])
    try save(1, [.last], ["b"], by: other)
    try save(2, [.last], ["c"])
    #expect(try storedDigests() == ["b", "c"])
  }

  @Test func savingAStepAgainReplacesItsTensorsAndAddsTags() throws {
    try save(1, [.last], ["a"])
    try save(1, [.best], ["b"])
    let checkpoints = try store.checkpoints(run: writer.id)
    #expect(checkpoints.map(\.tags) == [[.best, .last]])
    #expect(try storedDigests() == ["b"])
  }

  @Test func savingWritesTheLoggedPointsToo() throws {
    writer.log("val.f1", 0.5, epoch: 1, step: 10)
    try save(1, [.best], ["a"])
    #expect(try store.run(writer.id).metrics["val.f1"]?.last == 0.5)
  }

  @Test func aMissingCheckpointNamesThoseThatThereAre() throws {
    try save(2, [.best, .last], ["a"])
    #expect(
      throws: StoreError.noCheckpoint(
        run: writer.id.short, selector: "epoch=1", available: ["best last epoch=2"])
    ) { try store.checkpoint(run: writer.id, .epoch(1)) }
  }

  @Test func aCheckpointThatCouldNotBeFoundAgainIsRefused() throws {
    #expect(throws: StoreError.self) { try save(1, [], ["a"]) }
    let twice = [StoredTensor.sample("w", digest: "a"), .sample("w", digest: "b")]
    #expect(throws: StoreError.self) {
      try writer.save(CheckpointWrite(epoch: 1, step: 1, tags: [.last], tensors: twice))
    }
    #expect(try store.checkpoints(run: writer.id).isEmpty)
  }
}
