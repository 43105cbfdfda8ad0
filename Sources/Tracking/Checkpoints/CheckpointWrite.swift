/// A checkpoint to save.
public struct CheckpointWrite: Sendable {
  /// The epoch that has just ended.
  public var epoch: Int
  /// The optimizer updates done.
  public var step: Int
  /// Why it is kept; at least one reason.
  public var tags: Set<CheckpointTag>
  /// The tensors, in the order in which they shall come back.
  public var tensors: [StoredTensor]

  /// A checkpoint to save.
  public init(epoch: Int, step: Int, tags: Set<CheckpointTag>, tensors: [StoredTensor]) {
    self.epoch = epoch
    self.step = step
    self.tags = tags
    self.tensors = tensors
  }
}
