import Foundation
import GRDB
import Testing
import Tracking

/// Tensors that are stored in parts.
@Suite struct TensorPartTests {
  let fixture: StoreFixture
  let writer: RunWriter
  var store: Store { fixture.store }

  init() throws {
    fixture = try StoreFixture()
    writer = try fixture.store.startRun(.sample())
  }

  private func tensor(_ name: String, _ digest: String, parts: Int) -> StoredTensor {
    StoredTensor(
      name: name, shape: [4, parts], codec: 2, rawByteCount: 16 * parts, digest: digest,
      parts: (0..<parts).map { [UInt8](repeating: UInt8($0), count: 10 + $0) })
  }

  private func save(_ epoch: Int, _ tensors: [StoredTensor]) throws -> CheckpointRecord {
    try writer.save(CheckpointWrite(epoch: epoch, step: epoch, tags: [.last], tensors: tensors))
    return try store.checkpoint(run: writer.id, .last)
  }

  private func count(_ table: String) throws -> Int {
    try DatabaseQueue(path: fixture.path).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? -1
    }
  }

  @Test func partsComeBackInOrder() throws {
    let tensors = [tensor("a", "d1", parts: 12), tensor("b", "d2", parts: 1), tensor("c", "d3", parts: 3)]
    let checkpoint = try save(1, tensors)
    #expect(try store.tensors(of: checkpoint) == tensors)
    #expect(try count("tensorPart") == 13)
    var read: [StoredTensor] = []
    try store.forEachTensor(of: .checkpoint(checkpoint)) { header, nextPart in
      var parts: [[UInt8]] = []
      while let part = try nextPart() { parts.append(part) }
      #expect(header.storedByteCount == parts.reduce(0) { $0 + $1.count })
      read.append(
        StoredTensor(
          name: header.name, shape: header.shape, codec: header.codec, rawByteCount: header.rawByteCount,
          digest: header.digest, parts: parts))
    }
    #expect(read == tensors)
  }

  @Test func partsAreStoredOnceAndGoWithTheirTensor() throws {
    _ = try save(1, [tensor("a", "d1", parts: 4), tensor("b", "d1", parts: 4)])
    #expect(try count("tensorPart") == 3)
    _ = try save(2, [tensor("a", "d2", parts: 2)])
    #expect(try count("tensor") == 1)
    #expect(try count("tensorPart") == 1)
    try writer.finish(.finished)
    let deleted = try store.deleteRuns([writer.id])
    #expect(deleted.tensorCount == 1)
    #expect(deleted.byteCount == 21)
    #expect(try count("tensorPart") == 0)
  }

  /// What decodes to the same values is the same, whichever codec it was stored by.
  @Test func anotherCodecOfTheSameValuesIsNotStored() throws {
    var old = tensor("a", "d1", parts: 1)
    old.codec = 1
    _ = try save(1, [old])
    let checkpoint = try save(2, [tensor("a", "d1", parts: 5)])
    #expect(try store.tensors(of: checkpoint) == [old])
    #expect(try count("tensor") == 1)
  }

  @Test func theReadersErrorsPassAsTheyAre() throws {
    struct Refusal: Error {}
    let checkpoint = try save(1, [tensor("a", "d1", parts: 2)])
    #expect(throws: Refusal.self) {
      try store.forEachTensor(of: .checkpoint(checkpoint)) { _, _ in throw Refusal() }
    }
  }
}
