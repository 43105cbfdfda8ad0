public import Tensors

extension EncodedTensor {
  /// Encodes a tensor; see `TensorEncoder`.
  public init(
    _ tensor: Tensor, precision: WeightPrecision = .float32, partSize: Int = EncodedTensor.partSize
  ) {
    var parts: [[UInt8]] = []
    let summary = TensorEncoder(tensor, precision: precision, partSize: partSize).encode { parts.append($0) }
    self.init(
      shape: tensor.shape, codec: summary.codec, rawByteCount: summary.rawByteCount, digest: summary.digest,
      parts: parts)
  }

  /// The size of a part where nothing else is said: 16 MiB.
  ///
  /// SQLite takes some sixty times as much, but it copies what it is given, and all copies are in memory.
  public static let partSize = 16 << 20
}
