/// Which checkpoint of a run.
public enum CheckpointSelector: Hashable, Sendable, CustomStringConvertible {
  /// The one tagged `best`.
  case best
  /// The one tagged `last`.
  case last
  /// The newest of an epoch.
  case epoch(Int)

  /// As it is written after the `@` of a model reference.
  public var description: String {
    switch self {
    case .best: "best"
    case .last: "last"
    case .epoch(let epoch): "epoch=\(epoch)"
    }
  }
}
