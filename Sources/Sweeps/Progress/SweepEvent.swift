/// What a scheduler tells its observer.
public enum SweepEvent: Hashable, Sendable {
  /// The state of things, about twice a second.
  case progress(SweepProgress)
  /// A trial was trained as planned, with its best value of the metric and its duration in seconds where they are known.
  case finished(label: String, value: Double?, seconds: Double?, SweepProgress)
  /// A trial was stopped early.
  case pruned(label: String, reason: String, SweepProgress)
  /// A trial failed and will be tried again, for the `retry`-th time of at most `retries`.
  case retried(label: String, reason: String, retry: Int, retries: Int)
  /// A trial was given up.
  case failed(label: String, reason: String, SweepProgress)
}
