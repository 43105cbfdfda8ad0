public import Tensors

/// Encodes a tensor piece by piece, for a store that takes the pieces as they come; `TensorDecoder` reads them.
///
/// What the precision does not keep is lost, and the digest is that of what it keeps. No two forms of more than a block
/// exist at a time beside the part under way.
public struct TensorEncoder {
  /// What is known of a tensor when all of it is encoded.
  public struct Summary: Hashable, Sendable {
    /// Number of the codec that wrote the bytes; see `WeightCodec`.
    public let codec: Int
    /// Size of the plain values: four bytes each.
    public let rawByteCount: Int
    /// The number of the encoded bytes.
    public let byteCount: Int
    /// Hexadecimal digest of shape and values, as they decode.
    public let digest: String
  }

  private let tensor: Tensor
  private let partSize: Int
  private let blocks: BlockCodec

  /// - Parameter partSize: the size of a part, but for a block that is larger; a store bounds what it takes at once.
  public init(
    _ tensor: Tensor, precision: WeightPrecision = .float32, partSize: Int = EncodedTensor.partSize
  ) {
    (self.tensor, self.partSize) = (tensor, partSize)
    blocks = BlockCodec(tensor, precision)
  }

  /// Hands on the parts, one after another; at least one.
  public func encode<Failure: Error>(
    _ take: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> Summary {
    let rawByteCount = tensor.values.count * MemoryLayout<Float>.size
    var digest = RunningDigest(shape: tensor.shape)
    var part: [UInt8] = []
    var byteCount = 0
    try tensor.values.withUnsafeBufferPointer { values throws(Failure) in
      if values.count > blockSize { part.reserveCapacity(min(partSize, rawByteCount)) }
      for start in stride(from: 0, to: values.count, by: blockSize) {
        let block = values.part(start..<min(start + blockSize, values.count))
        let stored = blocks.encode(block, at: start)
        blocks.update(&digest, with: block, encodedAs: stored, at: start)
        if !part.isEmpty, part.count + stored.count > partSize {
          try take(part)
          part.removeAll(keepingCapacity: true)
        }
        part += stored
        byteCount += stored.count
      }
    }
    // Of one block nothing has been handed on yet.
    let isRaw = blocks.codec == .planes && tensor.values.count <= blockSize && byteCount >= rawByteCount
    if isRaw { (part, byteCount) = (RawValues.encode(tensor.values), rawByteCount) }
    try take(part)
    return Summary(
      codec: (isRaw ? WeightCodec.raw : blocks.codec).rawValue, rawByteCount: rawByteCount,
      byteCount: byteCount, digest: digest.finish())
  }
}

extension BlockCodec {
  /// Adds a block's values to a digest, as they will decode.
  fileprivate func update(
    _ digest: inout RunningDigest, with values: UnsafeBufferPointer<Float>, encodedAs stored: [UInt8],
    at start: Int
  ) {
    guard codec != .planes else { return digest.update(values) }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: values.count) { decoded in
      do throws(DamagedBlock) {
        try stored.withUnsafeBufferPointer { stored throws(DamagedBlock) in
          try decode(stored.part(4...), at: start, into: decoded)
        }
      } catch { preconditionFailure("a block that was just encoded: \(error.detail)") }
      digest.update(UnsafeBufferPointer(decoded))
    }
  }
}
