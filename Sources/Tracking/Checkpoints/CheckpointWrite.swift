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
  /// What the model answers to samples that it can be held against later; nil where that is not known.
  public var golden: GoldenAnswer?
  /// The epochs of the run's best checkpoints, the best first, which get the tags `top-1`, `top-2`, ...; nil where the
  /// run does not keep them.
  public var ranking: [Int]?

  /// A checkpoint to save.
  public init(
    epoch: Int, step: Int, tags: Set<CheckpointTag>, tensors: [StoredTensor], golden: GoldenAnswer? = nil,
    ranking: [Int]? = nil
  ) {
    self.epoch = epoch
    self.step = step
    self.tags = tags
    self.tensors = tensors
    self.golden = golden
    self.ranking = ranking
  }
}
