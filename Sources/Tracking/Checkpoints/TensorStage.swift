import GRDB

/// The tensors of a checkpoint or a packing on their way into the store.
///
/// Few of their encoded bytes are in memory at a time. What is more is written ahead, in transactions that are no longer
/// than it takes to encode and write one large tensor, and the last one lists what is there by then: encoding hundreds of
/// megabytes in that transaction would keep other processes from writing, and a list must appear whole. Until then nothing
/// refers to the rows, so that another process may collect them as garbage; the last transaction looks for each, and
/// encodes again what is gone. A process that dies before leaves rows for `db gc`, or for whoever saves the same tensors.
struct TensorStage {
  /// The tensors in their order.
  let tensors: [StagedTensor]

  /// Encodes tensors, and writes those ahead that are too many to be held.
  ///
  /// - Parameter limit: the most bytes to hold; a tensor of more is never encoded as a whole.
  init(
    _ sources: [TensorSource], in store: Store, holding limit: Int = 16 << 20
  ) throws(StoreError) {
    guard Set(sources.map(\.name)).count == sources.count else {
      throw .invalidCheckpoint(detail: "two of its \(sources.count) tensors have the same name")
    }
    var tensors: [StagedTensor] = []
    var firstHeld = 0
    var heldByteCount = 0
    for source in sources {
      guard source.rawByteCount <= limit else {
        tensors.append(try Self.writeAhead(source, in: store))
        continue
      }
      let tensor = try source.encoded()
      let byteCount = tensor.header.storedByteCount
      if heldByteCount > 0, heldByteCount + byteCount > limit {
        let last = tensors.count
        try store.write { db in for place in firstHeld..<last { _ = try tensors[place].key(db) } }
        for place in firstHeld..<last { tensors[place].release() }
        (firstHeld, heldByteCount) = (last, 0)
      }
      tensors.append(StagedTensor(source, holding: tensor))
      heldByteCount += byteCount
    }
    self.tensors = tensors
  }

  private static func writeAhead(
    _ source: TensorSource, in store: Store
  ) throws(StoreError) -> StagedTensor {
    // What is there already need not be encoded.
    if let digest = try source.knownDigest(),
      try store.read({ try TensorTables.key(ofDigest: digest, $0) }) != nil
    {
      return StagedTensor(source, writtenAs: digest)
    }
    let digest = try store.write { db in try TensorTables.insert(source, db).digest }
    return StagedTensor(source, writtenAs: digest)
  }
}

/// A tensor that has been encoded, and is in memory or in the store.
struct StagedTensor {
  /// The digest; see `StoredTensor`.
  let digest: String
  private let source: TensorSource
  private var held: StoredTensor?

  /// The name within the checkpoint.
  var name: String { source.name }

  init(_ source: TensorSource, holding tensor: StoredTensor) {
    (self.source, digest, held) = (source, tensor.digest, tensor)
  }

  init(_ source: TensorSource, writtenAs digest: String) { (self.source, self.digest) = (source, digest) }

  /// The row of the tensor, written where no tensor has its digest: what decodes to the same is the same.
  func key(_ db: Database) throws -> Int64 {
    if let key = try TensorTables.key(ofDigest: digest, db) { return key }
    return try held.map { try TensorTables.insert($0, db) } ?? TensorTables.insert(source, db).key
  }

  /// Lets go of the bytes of a tensor that is written.
  mutating func release() { held = nil }
}
