/// How far a trial is: what a scheduler or a display needs, in one row.
public struct TrialProgress: Hashable, Sendable, Identifiable {
  /// The trial.
  public var id: Int64
  /// Where it is in its life.
  public var state: TrialState
  /// The epoch after which it is paused; nil where it is not.
  public var pausedEpoch: Int?
  /// Whether it must run with no other beside it.
  public var runsAlone: Bool
  /// How many attempts failed since it was last queued afresh.
  public var failures: Int
  /// Why its last attempt did not finish, or why it was pruned.
  public var reason: String?
  /// The last epoch that its newest run reported on; nil before the first report.
  public var epoch: Int?
  /// The last value of the sweep's metric; nil before the first report.
  public var value: Double?
  /// The best value of the sweep's metric; nil where there is no number.
  public var best: Double?
  /// How long its newest run took; nil while it goes on.
  public var seconds: Double?
}
