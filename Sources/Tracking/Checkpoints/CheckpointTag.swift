/// Why a checkpoint is kept; a run has at most one checkpoint for each.
public enum CheckpointTag: Hashable, Sendable {
  /// The best so far by the run's objective.
  case best
  /// The newest.
  case last
  /// One of every so many epochs; the epoch.
  case epoch(Int)
  /// Among the best by a metric; the rank, from 1.
  case top(Int)
}

extension CheckpointTag: RawRepresentable {
  /// The word for it in the store and in what people read: `best`, `last`, `epoch-5`, `top-1`.
  public var rawValue: String {
    switch self {
    case .best: "best"
    case .last: "last"
    case .epoch(let epoch): "epoch-\(epoch)"
    case .top(let rank): "top-\(rank)"
    }
  }

  /// The tag that a word stands for.
  public init?(rawValue: String) {
    let parts = rawValue.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    switch (parts.first, parts.dropFirst().first.flatMap { Int($0) }) {
    case ("best", nil) where parts.count == 1: self = .best
    case ("last", nil) where parts.count == 1: self = .last
    case ("epoch", let epoch?): self = .epoch(epoch)
    case ("top", let rank?): self = .top(rank)
    default: return nil
    }
  }
}
