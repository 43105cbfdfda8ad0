public import Tensors

extension EncodedTensor {
  /// Encodes a tensor without loss by whichever codec makes it smaller.
  public init(_ tensor: Tensor) {
    let patterns = tensor.values.map(\.bitPattern)
    let raw = littleEndianBytes(patterns)
    let planes = BytePlanes.encode(patterns)
    let isSmaller = planes.count < raw.count
    self.init(
      shape: tensor.shape, codec: (isSmaller ? WeightCodec.bytePlanes : .raw).rawValue,
      rawByteCount: raw.count,
      digest: tensorDigest(shape: tensor.shape, bytes: raw), bytes: isSmaller ? planes : raw)
  }
}
