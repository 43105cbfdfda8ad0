public import Tensors

extension EncodedTensor {
  /// The tensor, bit for bit as it was encoded; errors call it `name`.
  ///
  /// Every length is checked before memory is taken for it, and the digest afterwards.
  public func decoded(name: String) throws(CheckpointError) -> Tensor {
    try decoder(name: name).finish()
  }

  /// Makes sure that `decoded` would give a tensor; of its values no more than a block's are in memory for it.
  public func check(name: String) throws(CheckpointError) {
    try decoder(name: name, keepsValues: false).check()
  }

  /// What has taken in all parts.
  package func decoder(name: String, keepsValues: Bool = true) throws(CheckpointError) -> TensorDecoder {
    var decoder = try TensorDecoder(
      name: name, shape: shape, codec: codec, rawByteCount: rawByteCount, digest: digest,
      storedByteCount: byteCount, keepsValues: keepsValues)
    for part in parts { try decoder.take(part) }
    return decoder
  }
}
