public import Foundation

/// A stored checkpoint, without its tensors.
public struct CheckpointRecord: Hashable, Sendable {
  /// The row in the store, good as long as the store is open.
  public var key: Int64
  /// The run that it belongs to.
  public var run: RunID
  /// The epoch after which it was saved.
  public var epoch: Int
  /// The optimizer updates done by then.
  public var step: Int
  /// Why it is kept.
  public var tags: Set<CheckpointTag>
  /// When it was saved.
  public var createdAt: Date
}
