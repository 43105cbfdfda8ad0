import Digests
public import Tensors

/// SHA-256, in hexadecimal, over the shape as text (`32x1x3x3`, ended by a line feed) and the values as
/// little-endian 32-bit floats.
func tensorDigest(shape: Shape, values: [Float]) -> String {
  var hash = SHA256()
  Array("\(shape)\n".utf8).withUnsafeBytes { hash.update($0) }
  values.withUnsafeBytes { hash.update($0) }
  return hash.finalize().hexadecimal
}

extension Tensor {
  /// What the store knows the tensor by: SHA-256, in hexadecimal, over its shape and its values.
  public var digest: String { tensorDigest(shape: shape, values: values) }
}
