/// Which checkpoints a run keeps beside the best and the last.
public struct CheckpointKeeping: Hashable, Sendable, Codable {
  /// That of every so many epochs; nil for none.
  public var every: Int?
  /// So many of the best; nil for none.
  public var top: Int?
  /// What they are best at; nil for the experiment's objective.
  public var metric: MetricObjective?

  /// A choice of checkpoints.
  public init(every: Int? = nil, top: Int? = nil, metric: MetricObjective? = nil) {
    (self.every, self.top, self.metric) = (every, top, metric)
  }

  /// Those of all epochs.
  public static let all = CheckpointKeeping(every: 1)

  /// Why the checkpoint of an epoch is kept beside its being the best or the last.
  public func tags(epoch: Int) -> Set<CheckpointTag> {
    guard let every, epoch % every == 0 else { return [] }
    return [.epoch(epoch)]
  }
}
