/// Of which epochs a run's validation scores are kept.
public enum ScoreKeeping: String, Hashable, Sendable, Codable, CaseIterable {
  /// Of none: what is not recorded in the training cannot be asked later.
  case none
  /// Of the last epoch alone.
  case last
  /// Of the best epoch alone, by the run's objective.
  case best
  /// Of every epoch.
  case all
}
