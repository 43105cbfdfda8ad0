/// Where a sweep's trial is in its life.
public enum TrialState: String, Sendable, Codable, CaseIterable {
  /// Waiting for a worker.
  case queued
  /// Claimed by a worker that has not started its run yet.
  case leased
  /// Its run is going on.
  case running
  /// Its run ended as planned.
  case finished
  /// Given up.
  case failed
  /// Stopped early because others did better.
  case pruned
}
