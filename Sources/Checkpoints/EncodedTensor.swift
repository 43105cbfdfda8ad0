public import Tensors

/// A tensor in the form in which it is stored: bytes, and what is needed to read and to check them.
public struct EncodedTensor: Hashable, Sendable {
  /// Sizes along the dimensions.
  public let shape: Shape
  /// Number of the codec that wrote the bytes; see `WeightCodec`.
  public let codec: Int
  /// Size of the plain values: four bytes each.
  public let rawByteCount: Int
  /// Hexadecimal digest of shape and values, whatever the codec: equal tensors have equal digests.
  public let digest: String
  /// The stored bytes, in pieces of a size that a store takes.
  public let parts: [[UInt8]]

  /// A stored tensor as it was found; nothing is checked before it is decoded.
  public init(shape: Shape, codec: Int, rawByteCount: Int, digest: String, parts: [[UInt8]]) {
    self.shape = shape
    self.codec = codec
    self.rawByteCount = rawByteCount
    self.digest = digest
    self.parts = parts
  }

  /// A stored tensor of one part.
  public init(shape: Shape, codec: Int, rawByteCount: Int, digest: String, bytes: [UInt8]) {
    self.init(shape: shape, codec: codec, rawByteCount: rawByteCount, digest: digest, parts: [bytes])
  }

  /// The stored bytes in one piece.
  public var bytes: [UInt8] { parts.count == 1 ? parts[0] : Array(parts.joined()) }

  /// The number of the stored bytes.
  public var byteCount: Int { parts.reduce(0) { $0 + $1.count } }
}
