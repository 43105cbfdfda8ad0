/// How a tensor's values become the bytes that are stored.
///
/// The numbers are kept in files and never change their meaning. All but the first two are of blocks; see `BlockForm`.
public enum WeightCodec: Int, Sendable, CaseIterable {
  /// The values as little-endian 32-bit floats.
  case raw = 0
  /// The values rotated left by one bit and split into byte planes, the exponents Huffman-coded by zlib; read, and no
  /// longer written.
  case bytePlanes = 1
  /// Byte planes in blocks, with Huffman codes of our own: without loss.
  case planes = 2
  /// Values rounded to bfloat16.
  case bfloat16 = 3
  /// Values rounded to IEEE half precision.
  case halves = 4
  /// Values rounded to a multiple, from -127 to 127, of a scale that their output channel has.
  case integers = 5
}
