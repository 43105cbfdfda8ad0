/// How an attempt at a trial ended.
public enum AttemptOutcome: String, Sendable, CaseIterable {
  /// As planned.
  case finished
  /// Stopped early because others did better.
  case pruned
  /// By an error.
  case failed
  /// By a signal.
  case interrupted
  /// Its owner died or fell silent.
  case abandoned
}
