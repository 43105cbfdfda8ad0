import Foundation
import GRDB
import Testing
import Tracking

/// Tensors that are too large, or too many, to be in memory while their checkpoint is saved.
@Suite struct TensorStageTests {
  private let fixture: StoreFixture
  private let writer: RunWriter
  private var store: Store { fixture.store }

  init() throws {
    fixture = try StoreFixture()
    writer = try fixture.store.startRun(.sample())
  }

  private struct Refusal: Error {}

  /// Of more bytes than are ever held, by what is said of it.
  private func large(
    _ name: String, digest: String, isKnown: Bool = false, _ encoded: @escaping () -> Void = {}
  ) -> TensorSource {
    let tensor = largeTensor(name, digest: digest)
    return TensorSource(name, rawByteCount: 1 << 40, digest: isKnown ? { digest } : nil) { take in
      encoded()
      for part in tensor.parts { try take(part) }
      return tensor.header
    }
  }

  private func largeTensor(_ name: String, digest: String) -> StoredTensor {
    StoredTensor(
      name: name, shape: [3, 5], codec: 2, rawByteCount: 60, digest: digest,
      parts: (1...3).map { [UInt8](repeating: $0, count: 10) })
  }

  /// A tensor that does something when it is encoded.
  private func small(_ name: String, digest: String, _ body: @escaping () throws -> Void) -> TensorSource {
    let tensor = StoredTensor.sample(name, digest: digest)
    return TensorSource(name, rawByteCount: tensor.rawByteCount) { take in
      try body()
      for part in tensor.parts { try take(part) }
      return tensor.header
    }
  }

  private func save(_ epoch: Int, _ sources: [TensorSource]) throws {
    try writer.save(CheckpointWrite(epoch: epoch, step: epoch, tags: [.last], sources: sources))
  }

  private func saved() throws -> [StoredTensor] {
    try store.tensors(of: store.checkpoint(run: writer.id, .last))
  }

  private func count(_ table: String) throws -> Int {
    try DatabaseQueue(path: fixture.path).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? -1
    }
  }

  @Test func whatIsLargeComesBackWhole() throws {
    try save(
      1, [large("a", digest: "d1"), TensorSource(.sample("b", digest: "d2")), large("c", digest: "d3")])
    #expect(
      try saved() == [
        largeTensor("a", digest: "d1"), .sample("b", digest: "d2"), largeTensor("c", digest: "d3"),
      ])
    #expect(try count("tensor") == 3 && count("tensorPart") == 4)
    #expect(try store.collectGarbage().count == 0)
  }

  @Test(arguments: [true, false]) func whatIsLargeIsStoredOnce(_ isKnown: Bool) throws {
    var encodings = 0
    for epoch in 1...3 {
      try save(epoch, [large("a", digest: "d", isKnown: isKnown) { encodings += 1 }])
    }
    // Where the digest is known beforehand, nothing is encoded to be thrown away.
    #expect(encodings == (isKnown ? 1 : 3))
    #expect(try count("tensor") == 1 && count("tensorPart") == 2 && saved().map(\.digest) == ["d"])
  }

  @Test func aCheckpointThatFailsLeavesTheOneBeforeAndGarbage() throws {
    try save(1, [large("a", digest: "d1"), large("b", digest: "shared")])
    let before = try saved()
    let broken = small("c", digest: "d3") { throw Refusal() }
    let error = #expect(throws: StoreError.self) {
      try save(2, [large("a", digest: "d2"), large("b", digest: "shared"), broken])
    }
    #expect(error == .invalidCheckpoint(detail: "tensor 'c': Refusal()"))
    #expect(try store.checkpoints(run: writer.id).map(\.epoch) == [1] && saved() == before)
    let garbage = try store.collectGarbage().kinds.filter { $0.count > 0 }
    #expect(garbage.map(\.name) == ["tensor"] && garbage.map(\.byteCount) == [30])
    #expect(try saved() == before)
  }

  /// Nothing refers to what is written ahead, so that whoever tidies up in the meantime takes it away.
  @Test func whatIsCollectedMeanwhileIsEncodedAgain() throws {
    var encodings = 0
    var collected = 0
    let tidying = small("b", digest: "d2") { collected += try store.collectGarbage().count }
    try save(1, [large("a", digest: "d1") { encodings += 1 }, tidying])
    #expect(collected == 1 && encodings == 2)
    #expect(try saved() == [largeTensor("a", digest: "d1"), .sample("b", digest: "d2")])
  }

  @Test func manySmallOnesAreNotHeldTogether() throws {
    let tensors = ["a", "b", "c"].map { StoredTensor.sample($0, digest: $0, byteCount: 9 << 20) }
    var rows: [Int] = []
    let sources = tensors.map { tensor in
      TensorSource(tensor.name, rawByteCount: tensor.rawByteCount) { take in
        rows.append(try count("tensor"))
        for part in tensor.parts { try take(part) }
        return tensor.header
      }
    }
    try save(1, sources)
    // When the second is encoded, the first gives way to it.
    #expect(rows == [0, 0, 1])
    #expect(try saved() == tensors)
  }
}
