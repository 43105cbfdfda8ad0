/// Where a run is in its life.
public enum RunState: String, Sendable, Codable, CaseIterable {
  /// Recorded, not begun.
  case queued
  /// Training now, or believed to.
  case running
  /// Ended as planned.
  case finished
  /// Ended by an error.
  case failed
  /// Stopped early because others did better.
  case pruned
  /// Stopped by a signal or by the death of its process.
  case interrupted

  /// Whether a run in it takes no more writes.
  public var isFinal: Bool {
    switch self {
    case .queued, .running: false
    case .finished, .failed, .pruned, .interrupted: true
    }
  }
}
