/// How a sweep stands when its scheduler ends.
public struct SweepOutcome: Hashable, Sendable {
  /// The trials that ended as planned, pruned ones included.
  public let finished: Int
  /// The trials that were given up.
  public let failed: Int
  /// The trials that were not done because the sweep was interrupted.
  public let left: Int
  /// Whether the stop signal ended it.
  public let isInterrupted: Bool
}
