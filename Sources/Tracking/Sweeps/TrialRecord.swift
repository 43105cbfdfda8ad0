/// A trial as the store knew it when it was read.
public struct TrialRecord: Sendable, Identifiable {
  /// The number, unique in the store.
  public var id: Int64
  /// The sweep that it belongs to.
  public var sweep: SweepID
  /// The identity of its cell.
  public var cellHash: String
  /// The hyperparameters of its cell.
  public var params: Params
  /// Where it is in its life.
  public var state: TrialState
  /// Whether the sweep's file no longer lists its cell.
  public var isHidden: Bool
  /// The epoch after which it is paused, until it is promoted; nil where it is not paused.
  public var pausedEpoch: Int?
  /// Whether it must run with no other beside it.
  public var runsAlone: Bool
  /// How often it was claimed.
  public var attempts: Int
  /// How many of these attempts failed since it was last queued afresh.
  public var failures: Int
  /// Why the last attempt did not finish.
  public var failureReason: String?
  /// Its newest run.
  public var run: RunID?
}
