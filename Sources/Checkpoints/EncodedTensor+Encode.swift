public import Tensors

extension EncodedTensor {
  /// Encodes a tensor; what the precision does not keep is lost, and the digest is that of what it keeps.
  ///
  /// It is encoded block by block, and no two forms of more than a block exist at a time beside the parts.
  ///
  /// - Parameter partSize: the size of a part, but for a block that is larger; a store bounds what it takes at once.
  public init(
    _ tensor: Tensor, precision: WeightPrecision = .float32, partSize: Int = EncodedTensor.partSize
  ) {
    let codec = BlockCodec(tensor, precision)
    let rawByteCount = tensor.values.count * MemoryLayout<Float>.size
    var digest = RunningDigest(shape: tensor.shape)
    var parts: [[UInt8]] = []
    tensor.values.withUnsafeBufferPointer { values in
      for start in stride(from: 0, to: values.count, by: blockSize) {
        let block = values.part(start..<min(start + blockSize, values.count))
        let stored = codec.encode(block, at: start)
        codec.update(&digest, with: block, encodedAs: stored, at: start)
        if let last = parts.indices.last, parts[last].count + stored.count <= partSize {
          parts[last] += stored
        } else {
          parts.append(stored)
        }
      }
    }
    let isRaw =
      codec.codec == .planes && tensor.values.count <= blockSize
      && parts.reduce(0, { $0 + $1.count }) >= rawByteCount
    self.init(
      shape: tensor.shape, codec: (isRaw ? WeightCodec.raw : codec.codec).rawValue,
      rawByteCount: rawByteCount, digest: digest.finish(),
      parts: isRaw ? [RawValues.encode(tensor.values)] : parts)
  }

  /// The size of a part where nothing else is said: 64 MiB, of the thousand million bytes that SQLite takes at most.
  public static let partSize = 64 << 20
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
