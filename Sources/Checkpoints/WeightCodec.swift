/// How a tensor's values become the bytes that are stored.
///
/// The numbers are kept in files and never change their meaning.
public enum WeightCodec: Int, Sendable, CaseIterable {
  /// The values as little-endian 32-bit floats.
  case raw = 0
  /// The values rotated left by one bit and split into byte planes, the exponents Huffman-coded.
  case bytePlanes = 1
}
