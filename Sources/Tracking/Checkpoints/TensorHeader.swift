/// What the store knows of a tensor beside its bytes.
public struct TensorHeader: Hashable, Sendable {
  /// The name within the checkpoint.
  public var name: String
  /// The dimensions.
  public var shape: [Int]
  /// How the bytes were compressed.
  public var codec: Int
  /// The bytes before compression.
  public var rawByteCount: Int
  /// The bytes after it, of all parts.
  public var storedByteCount: Int
  /// The digest; see `StoredTensor`.
  public var digest: String

  /// What is known of a tensor.
  public init(
    name: String, shape: [Int], codec: Int, rawByteCount: Int, storedByteCount: Int, digest: String
  ) {
    self.name = name
    self.shape = shape
    self.codec = codec
    self.rawByteCount = rawByteCount
    self.storedByteCount = storedByteCount
    self.digest = digest
  }
}
