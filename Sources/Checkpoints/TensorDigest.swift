import Digests
import Tensors

/// SHA-256, in hexadecimal, over the shape as text (`32x1x3x3`, ended by a line feed) and the values as
/// little-endian 32-bit floats.
func tensorDigest(shape: Shape, values: [Float]) -> String {
  var hash = SHA256()
  Array("\(shape)\n".utf8).withUnsafeBytes { hash.update($0) }
  values.withUnsafeBytes { hash.update($0) }
  return hash.finalize().hexadecimal
}
