/// What nothing referred to, and was deleted.
public struct Garbage: Hashable, Sendable {
  /// The rows of one table.
  public struct Kind: Hashable, Sendable {
    /// The table.
    public var name: String
    /// The rows.
    public var count: Int
    /// The bytes of what they held.
    public var byteCount: Int
  }

  /// Every kind that is looked for, in the order of their tables.
  public var kinds: [Kind]

  /// All rows.
  public var count: Int { kinds.reduce(0) { $0 + $1.count } }
  /// The bytes of all of them.
  public var byteCount: Int { kinds.reduce(0) { $0 + $1.byteCount } }
}
