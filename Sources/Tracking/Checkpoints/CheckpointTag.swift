/// Why a checkpoint is kept; a run has at most one checkpoint for each.
public enum CheckpointTag: String, Hashable, Sendable, Codable, CaseIterable {
  /// The best so far by the run's objective.
  case best
  /// The newest.
  case last
}
