/// A compressed tensor, opaque to the store: it is known by the digest of its content alone.
public struct StoredTensor: Hashable, Sendable {
  /// The name within the checkpoint (`conv1.weight`).
  public var name: String
  /// The dimensions.
  public var shape: [Int]
  /// How `data` was compressed.
  public var codec: Int
  /// The bytes before compression.
  public var rawByteCount: Int
  /// SHA-256 of the raw bytes and the shape, hexadecimal; equal digests of one codec are stored once.
  public var digest: String
  /// The compressed bytes.
  public var data: [UInt8]

  /// A tensor to store.
  public init(name: String, shape: [Int], codec: Int, rawByteCount: Int, digest: String, data: [UInt8]) {
    self.name = name
    self.shape = shape
    self.codec = codec
    self.rawByteCount = rawByteCount
    self.digest = digest
    self.data = data
  }
}
