/// How far a sweep is, read in one transaction and at little cost.
public struct SweepSnapshot: Hashable, Sendable {
  /// The visible trials by state; a state that no trial is in is absent.
  public var counts: [TrialState: Int]
  /// How many of the queued ones are paused.
  public var pausedCount: Int
  /// The visible trials that wait in the queue and are not paused, oldest first.
  public var waiting: [Int64]
  /// The visible trials that are leased or running, and those that were asked for and do not wait; oldest first.
  public var trials: [TrialProgress]

  /// Whether a trial waits or is being carried out, by whomever.
  public var hasOpenTrials: Bool {
    !waiting.isEmpty || counts[.leased] != nil || counts[.running] != nil
  }
}
