/// A checkpoint to save.
public struct CheckpointWrite {
  /// The epoch that has just ended.
  public var epoch: Int
  /// The optimizer updates done.
  public var step: Int
  /// Why it is kept; at least one reason.
  public var tags: Set<CheckpointTag>
  /// The tensors, in the order in which they shall come back; each is encoded when its turn comes.
  public var tensors: [TensorSource]
  /// What the model answers to samples that it can be held against later; nil where that is not known.
  public var golden: GoldenAnswer?
  /// The epochs of the run's best checkpoints, the best first, which get the tags `top-1`, `top-2`, ...; nil where the
  /// run does not keep them.
  public var ranking: [Int]?

  /// A checkpoint to save whose tensors are encoded already.
  public init(
    epoch: Int, step: Int, tags: Set<CheckpointTag>, tensors: [StoredTensor], golden: GoldenAnswer? = nil,
    ranking: [Int]? = nil
  ) {
    self.init(
      epoch: epoch, step: step, tags: tags, sources: tensors.map { TensorSource($0) }, golden: golden,
      ranking: ranking)
  }

  /// A checkpoint to save.
  public init(
    epoch: Int, step: Int, tags: Set<CheckpointTag>, sources: [TensorSource], golden: GoldenAnswer? = nil,
    ranking: [Int]? = nil
  ) {
    self.epoch = epoch
    self.step = step
    self.tags = tags
    self.tensors = sources
    self.golden = golden
    self.ranking = ranking
  }
}
