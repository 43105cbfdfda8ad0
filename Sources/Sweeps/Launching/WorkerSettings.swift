/// What a worker is started with, for all its trials.
public struct WorkerSettings: Hashable, Sendable {
  /// How many threads the worker may compute with.
  public let threads: Int
  /// Whether other workers compute at the same time, so that idle threads must sleep rather than spin.
  public let sharesMachine: Bool

  /// The settings of a worker.
  public init(threads: Int, sharesMachine: Bool) {
    self.threads = threads
    self.sharesMachine = sharesMachine
  }
}
