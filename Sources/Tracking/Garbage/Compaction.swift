/// What came of giving free room back to the system.
public struct Compaction: Hashable, Sendable {
  /// The bytes of the file and its log before.
  public var byteCountBefore: Int
  /// The bytes of the file and its log after.
  public var byteCountAfter: Int
  /// Why the file could not be made smaller now; nil where it was.
  public var obstacle: String?
}
