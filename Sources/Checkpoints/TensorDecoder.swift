public import Tensors

/// Reads a stored tensor piece by piece, as the store gives it, into one array, or only to check it.
///
/// Every length is checked before memory is taken for it, and the digest at the end.
public struct TensorDecoder {
  private let name: String
  private let shape: Shape
  private let codec: WeightCodec
  private let digest: String
  private let rawByteCount: Int
  private let count: Int
  private let blocks: BlockCodec?
  private var values: [Float] = []
  /// The digest of what was decoded, where values are not kept.
  private var running: RunningDigest?
  /// How many values were decoded.
  private var done = 0
  /// What has come of a block that is not yet whole, or of a tensor without blocks.
  private var pending: [UInt8] = []

  /// - Parameters:
  ///   - name: what errors call the tensor.
  ///   - storedByteCount: the size of all pieces together.
  ///   - keepsValues: whether `finish` is to give the tensor; else no more than a block's values are in memory.
  public init(
    name: String, shape: Shape, codec: Int, rawByteCount: Int, digest: String, storedByteCount: Int,
    keepsValues: Bool = true
  ) throws(CheckpointError) {
    guard let known = WeightCodec(rawValue: codec) else {
      throw .unknownCodec(tensor: name, found: codec, known: WeightCodec.allCases.map(\.rawValue))
    }
    (self.name, self.shape, self.codec) = (name, shape, known)
    (self.digest, self.rawByteCount) = (digest, rawByteCount)
    count = try Self.valueCount(shape, rawByteCount, name: name)
    blocks = BlockCodec(known, shape: shape, count: count)
    guard let least = blocks?.form.leastBytesPerValue else { return }
    guard least == 0 || storedByteCount / least >= count else {
      throw .wrongLength(
        tensor: name, expected: "at least \(least) stored bytes for each of \(count) values",
        found: storedByteCount)
    }
    guard keepsValues else {
      running = RunningDigest(shape: shape)
      return
    }
    // Without such a bound the array grows with what is decoded.
    values.reserveCapacity(min(count, max(storedByteCount, 0)))
  }

  /// Takes the next piece.
  public mutating func take(_ piece: [UInt8]) throws(CheckpointError) {
    if pending.isEmpty {
      pending = piece
    } else {
      pending += piece
    }
    guard let blocks else { return }
    var used = 0
    while let size = try sizeOfBlock(at: used, blocks) {
      try append(pending[used + 4..<used + 4 + size], blocks)
      used += 4 + size
    }
    pending = used == pending.count ? [] : Array(pending[used...])
  }

  /// Makes sure that all of the tensor was there and is what its digest says.
  public consuming func check() throws(CheckpointError) {
    guard let running else {
      _ = try finish()
      return
    }
    guard pending.isEmpty, done == count else { throw Self.tooFew(done, of: count, name: name) }
    let (digest, found) = (digest, running.finish())
    guard found == digest else { throw .digestMismatch(tensor: name, expected: digest, found: found) }
  }

  /// The tensor, bit for bit as it was encoded.
  ///
  /// - Precondition: values were to be kept.
  public consuming func finish() throws(CheckpointError) -> Tensor {
    let (name, shape, digest) = (name, shape, digest)
    let values = try uncheckedValues()
    let found = tensorDigest(shape: shape, values: values)
    guard found == digest else { throw .digestMismatch(tensor: name, expected: digest, found: found) }
    return Tensor(shape: shape, values: values)
  }

  /// The values, not held against the digest.
  package consuming func uncheckedValues() throws(CheckpointError) -> [Float] {
    switch codec {
    case .raw:
      guard pending.count == rawByteCount else {
        throw .wrongLength(tensor: name, expected: "\(rawByteCount) stored bytes", found: pending.count)
      }
      return RawValues.decode(pending)
    case .bytePlanes: return try BytePlanes.decode(pending, count: count, name: name)
    default:
      guard pending.isEmpty, values.count == count else { throw Self.tooFew(done, of: count, name: name) }
      return values
    }
  }

  private static func tooFew(_ found: Int, of count: Int, name: String) -> CheckpointError {
    .damaged(tensor: name, detail: "they end after \(found) of \(count) values")
  }

  /// The size of the block at a place without its first four bytes; nil where it is not yet whole.
  private func sizeOfBlock(at place: Int, _ blocks: BlockCodec) throws(CheckpointError) -> Int? {
    guard pending.count - place >= 4 else { return nil }
    let size = (0..<4).reduce(0) { $0 | Int(pending[place + $1]) << (8 * $1) }
    let valueCount = min(blockSize, count - done)
    guard valueCount > 0 else {
      throw .damaged(tensor: name, detail: "there are more after \(count) values")
    }
    let largest = blocks.form.bound(valueCount) + 4
    guard (5...largest).contains(size) else {
      throw .damaged(
        tensor: name,
        detail: "expected a block of 5 to \(largest) bytes at value \(done), found \(size)")
    }
    return pending.count - place - 4 >= size ? size : nil
  }

  private mutating func append(_ block: ArraySlice<UInt8>, _ blocks: BlockCodec) throws(CheckpointError) {
    let start = done
    let valueCount = min(blockSize, count - start)
    let damage = withUnsafeTemporaryAllocation(of: Float.self, capacity: valueCount) {
      decoded -> DamagedBlock? in
      do throws(DamagedBlock) {
        try block.withUnsafeBufferPointer { block throws(DamagedBlock) in
          try blocks.decode(block, at: start, into: decoded)
        }
      } catch { return error }
      if running != nil {
        running?.update(UnsafeBufferPointer(decoded))
      } else {
        values.append(contentsOf: UnsafeBufferPointer(decoded))
      }
      done += valueCount
      return nil
    }
    if let damage {
      throw .damaged(tensor: name, detail: "the block at value \(start): \(damage.detail)")
    }
  }

  /// The number of values, where shape and raw size agree on it.
  private static func valueCount(
    _ shape: Shape, _ rawByteCount: Int, name: String
  ) throws(CheckpointError) -> Int {
    var size = 4
    for dimension in shape.dimensions {
      let (product, overflow) = size.multipliedReportingOverflow(by: dimension)
      guard dimension >= 0, !overflow else { throw .invalidShape(tensor: name, found: shape.description) }
      size = product
    }
    guard size == rawByteCount else {
      throw .wrongLength(tensor: name, expected: "\(size) bytes for shape \(shape)", found: rawByteCount)
    }
    return size / 4
  }
}
