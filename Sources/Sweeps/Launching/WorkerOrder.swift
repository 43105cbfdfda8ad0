public import Tracking

/// What a worker is started for.
public struct WorkerOrder: Hashable, Sendable {
  /// The right to the trial.
  public let lease: TrialLease
  /// How many threads the worker may compute with.
  public let threads: Int
  /// Whether other workers compute at the same time, so that idle threads must sleep rather than spin.
  public let sharesMachine: Bool

  /// An order to carry out a leased trial.
  public init(lease: TrialLease, threads: Int, sharesMachine: Bool) {
    self.lease = lease
    self.threads = threads
    self.sharesMachine = sharesMachine
  }
}
