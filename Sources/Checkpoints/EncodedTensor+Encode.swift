public import Tensors

extension EncodedTensor {
  /// Encodes a tensor without loss by whichever codec makes it smaller.
  public init(_ tensor: Tensor) {
    let rawByteCount = tensor.values.count * MemoryLayout<Float>.size
    let planes = BytePlanes.encode(tensor.values)
    let isSmaller = planes.count < rawByteCount
    self.init(
      shape: tensor.shape, codec: (isSmaller ? WeightCodec.bytePlanes : .raw).rawValue,
      rawByteCount: rawByteCount, digest: tensorDigest(shape: tensor.shape, values: tensor.values),
      bytes: isSmaller ? planes : RawValues.encode(tensor.values))
  }
}
