/// A compressed tensor, opaque to the store: it is known by the digest of its content alone.
public struct StoredTensor: Hashable, Sendable {
  /// The name within the checkpoint (`conv1.weight`).
  public var name: String
  /// The dimensions.
  public var shape: [Int]
  /// How `parts` were compressed.
  public var codec: Int
  /// The bytes before compression.
  public var rawByteCount: Int
  /// SHA-256 of the shape and the raw bytes, as they are after decompression, hexadecimal; equal digests are stored once.
  public var digest: String
  /// The compressed bytes, in pieces of which each fits into a row: SQLite bounds it.
  public var parts: [[UInt8]]

  /// A tensor to store.
  public init(
    name: String, shape: [Int], codec: Int, rawByteCount: Int, digest: String, parts: [[UInt8]]
  ) {
    self.name = name
    self.shape = shape
    self.codec = codec
    self.rawByteCount = rawByteCount
    self.digest = digest
    self.parts = parts
  }

  /// A tensor to store in one piece.
  public init(name: String, shape: [Int], codec: Int, rawByteCount: Int, digest: String, data: [UInt8]) {
    self.init(
      name: name, shape: shape, codec: codec, rawByteCount: rawByteCount, digest: digest, parts: [data])
  }

  /// A tensor of which all parts are here.
  init(_ header: TensorHeader, parts: [[UInt8]]) {
    self.init(
      name: header.name, shape: header.shape, codec: header.codec, rawByteCount: header.rawByteCount,
      digest: header.digest, parts: parts)
  }

  /// All but the bytes.
  public var header: TensorHeader {
    TensorHeader(
      name: name, shape: shape, codec: codec, rawByteCount: rawByteCount,
      storedByteCount: parts.reduce(0) { $0 + $1.count }, digest: digest)
  }
}
