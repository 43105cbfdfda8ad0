import Foundation
import GRDB
import Testing
import Tracking

/// Packings beside their checkpoint.
@Suite struct PackingTests {
  let fixture: StoreFixture
  let writer: RunWriter
  var store: Store { fixture.store }

  init() throws {
    fixture = try StoreFixture()
    writer = try fixture.store.startRun(.sample())
  }

  private func save(_ epoch: Int, _ digests: [String]) throws -> CheckpointRecord {
    let tensors = digests.enumerated().map { StoredTensor.sample("t\($0.offset)", digest: $0.element) }
    try writer.save(CheckpointWrite(epoch: epoch, step: epoch, tags: [.last], tensors: tensors))
    return try store.checkpoint(run: writer.id, .last)
  }

  private func packing(
    _ precision: PackingPrecision, _ digests: [String], metrics: [String: Double?] = [:]
  ) -> PackingWrite {
    PackingWrite(
      precision: precision,
      sources: digests.enumerated().map {
        TensorSource(.sample("t\($0.offset)", digest: $0.element, byteCount: 8))
      }, scores: [1, 2, 3, 4], metrics: metrics)
  }

  private func digests() throws -> [String] {
    try DatabaseQueue(path: fixture.path).read {
      try String.fetchAll($0, sql: "SELECT digest FROM tensor ORDER BY digest")
    }
  }

  @Test func aPackingComesBackWhole() throws {
    let checkpoint = try save(1, ["a", "b"])
    let metrics: [String: Double?] = ["accuracy": 0.5, "f1": nil]
    let saved = try store.savePacking(packing(.bf16, ["p", "b"], metrics: metrics), of: checkpoint)
    #expect(saved.precision == .bf16 && saved.metrics == metrics && saved.scores == [1, 2, 3, 4])
    // The second is the checkpoint's own, which takes 16 bytes.
    #expect(saved.storedByteCount == 24 && saved.rawByteCount == 24)
    #expect(saved.seal.count == 64 && Set(saved.seal) != ["0"])
    #expect(try store.packings(of: checkpoint) == [saved])
    #expect(try store.tensors(of: saved).map(\.digest) == ["p", "b"])
    #expect(try store.tensors(of: checkpoint).map(\.digest) == ["a", "b"])
    #expect(try store.storedByteCount(of: checkpoint) == 32)
    #expect(try digests() == ["a", "b", "p"])
  }

  @Test func aPackingReplacesTheOneOfItsPrecision() throws {
    let checkpoint = try save(1, ["a", "b"])
    let first = try store.savePacking(packing(.int8, ["p", "q"], metrics: ["loss": 1]), of: checkpoint)
    let other = try store.savePacking(packing(.f16, ["q", "r"]), of: checkpoint)
    let second = try store.savePacking(packing(.int8, ["s", "b"], metrics: ["f1": 2]), of: checkpoint)
    #expect(second.key == first.key && second.seal != first.seal && second.metrics == ["f1": 2])
    #expect(try store.packings(of: checkpoint) == [other, second])
    #expect(try digests() == ["a", "b", "q", "r", "s"])
  }

  @Test func packingsGoWithTheirCheckpoint() throws {
    let checkpoint = try save(1, ["a", "b"])
    _ = try store.savePacking(packing(.bf16, ["p", "b"]), of: checkpoint)
    let next = try save(2, ["b", "c"])
    #expect(try digests() == ["b", "c"])
    _ = try store.savePacking(packing(.bf16, ["q", "c"]), of: next)
    try writer.finish(.finished)
    #expect(try store.deleteRuns([writer.id]).tensorCount == 3)
    #expect(try digests().isEmpty)
  }

  @Test func twoTensorsOfOneNameAreRefused() throws {
    let checkpoint = try save(1, ["a"])
    let twice = PackingWrite(
      precision: .f16, sources: ["a", "b"].map { TensorSource(.sample("w", digest: $0)) })
    #expect(throws: StoreError.self) { try store.savePacking(twice, of: checkpoint) }
    #expect(try store.packings(of: checkpoint).isEmpty)
  }
}
