/// How a sweep stands when its scheduler ends.
public struct SweepOutcome: Hashable, Sendable {
  /// Why the scheduler ended.
  public enum End: Hashable, Sendable {
    /// Nothing is left to do.
    case complete
    /// The stop signal was raised.
    case interrupted
    /// The time was over.
    case budgetSpent
    /// As many trials have failed for good as the options allow.
    case tooManyFailed
  }

  /// Why the scheduler ended.
  public let end: End
  /// The trials that were trained as planned.
  public let finished: Int
  /// The trials that were stopped early.
  public let pruned: Int
  /// The trials that were given up.
  public let failed: Int
  /// The trials that are not done yet; the same sweep goes on with them another time.
  public let left: Int
}

extension SweepOutcome.End {
  /// The reason that is kept for the trials whose workers were interrupted.
  var reason: String {
    switch self {
    case .complete, .interrupted: "the sweep was interrupted"
    case .budgetSpent: "the time of the sweep was over"
    case .tooManyFailed: "too many trials of the sweep had failed"
    }
  }
}
