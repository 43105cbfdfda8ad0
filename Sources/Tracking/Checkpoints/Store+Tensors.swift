import GRDB

extension Store {
  /// The tensors of a checkpoint, in the order in which they were saved; the caller decodes and checks them.
  public func tensors(of checkpoint: CheckpointRecord) throws(StoreError) -> [StoredTensor] {
    try tensors(of: .checkpoint(checkpoint))
  }

  /// The tensors of a packing, in the order in which they were saved; the caller decodes and checks them.
  public func tensors(of packing: PackingRecord) throws(StoreError) -> [StoredTensor] {
    try tensors(of: .packing(packing))
  }

  private func tensors(of list: TensorList) throws(StoreError) -> [StoredTensor] {
    try read { db in
      var tensors: [StoredTensor] = []
      try TensorTables.read(list.table, list.column, list.key, db) { header, nextPart in
        var parts: [[UInt8]] = []
        while let part = try nextPart() { parts.append(part) }
        tensors.append(
          StoredTensor(
            name: header.name, shape: header.shape, codec: header.codec, rawByteCount: header.rawByteCount,
            digest: header.digest, parts: parts))
      }
      return tensors
    }
  }

  /// Hands on the tensors of a checkpoint or a packing one by one, each with what gives its parts one by one, so that no
  /// more than a part of what is stored is in memory.
  ///
  /// - Parameter body: what decodes and checks them; `nextPart` gives nil after the last part.
  /// - Throws: what `body` throws, or a `StoreError`.
  public func forEachTensor(
    of list: TensorList, _ body: (TensorHeader, _ nextPart: () throws -> [UInt8]?) throws -> Void
  ) throws {
    // The caller's errors pass as they are; only the store's own are named after its file.
    var failure: (any Error)?
    try read { db in
      do {
        try TensorTables.read(list.table, list.column, list.key, db, body)
      } catch let error as DatabaseError { throw error } catch { failure = error }
    }
    if let failure { throw failure }
  }
}

extension TensorList {
  fileprivate var table: String {
    switch self {
    case .checkpoint: "checkpointTensor"
    case .packing: "packingTensor"
    }
  }

  fileprivate var column: String {
    switch self {
    case .checkpoint: "checkpoint"
    case .packing: "packing"
    }
  }

  fileprivate var key: Int64 {
    switch self {
    case .checkpoint(let checkpoint): checkpoint.key
    case .packing(let packing): packing.key
    }
  }
}
