/// The trials of a sweep that came as far as one epoch, the best first.
///
/// Trials are ranked by the best that each had reached by then, equal ones by age; NaN comes last.
public struct Rung: Hashable, Sendable {
  /// A trial on the rung.
  public struct Entry: Hashable, Sendable {
    /// The trial.
    public let trial: Int64
    /// The best value of the sweep's metric up to the epoch; NaN where there was no number.
    public let best: Double
    /// Whether the trial is paused here and may be claimed, were it promoted.
    public let isWaiting: Bool

    /// An entry.
    public init(trial: Int64, best: Double, isWaiting: Bool = false) {
      self.trial = trial
      self.best = best
      self.isWaiting = isWaiting
    }
  }

  /// The epoch.
  public let epoch: Int
  /// The trials, ranked.
  public let entries: [Entry]

  /// A rung of entries that are ranked already.
  public init(epoch: Int, entries: [Entry]) {
    self.epoch = epoch
    self.entries = entries
  }
}
