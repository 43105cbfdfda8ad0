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
      try TensorTables.read(list, db) { header, nextPart in
        var parts: [[UInt8]] = []
        while let part = try nextPart() { parts.append(part) }
        tensors.append(StoredTensor(header, parts: parts))
      }
      return tensors
    }
  }

  /// What the store knows of the tensors of a checkpoint or a packing beside their bytes, in their order.
  public func tensorHeaders(of list: TensorList) throws(StoreError) -> [TensorHeader] {
    try read { db in try TensorTables.headers(list, db).map(\.header) }
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
        try TensorTables.read(list, db, body)
      } catch let error as DatabaseError { throw error } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
