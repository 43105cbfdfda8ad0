public import Tensors

extension EncodedTensor {
  /// The tensor, bit for bit as it was encoded; errors call it `name`.
  ///
  /// Every length is checked before memory is taken for it, and the digest afterwards.
  public func decoded(name: String) throws(CheckpointError) -> Tensor {
    try decoder(name: name).finish()
  }

  /// What has taken in all parts.
  package func decoder(name: String) throws(CheckpointError) -> TensorDecoder {
    var decoder = try TensorDecoder(
      name: name, shape: shape, codec: codec, rawByteCount: rawByteCount, digest: digest,
      storedByteCount: byteCount)
    for part in parts { try decoder.take(part) }
    return decoder
  }
}
