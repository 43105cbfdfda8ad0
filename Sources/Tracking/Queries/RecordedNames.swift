/// The names that runs have given to what they recorded.
public struct RecordedNames: Hashable, Sendable {
  /// The metrics, `split.name`.
  public var metrics: Set<String>
  /// The hyperparameters.
  public var params: Set<String>

  /// Some names.
  public init(metrics: Set<String>, params: Set<String>) { (self.metrics, self.params) = (metrics, params) }

  /// The names of some runs.
  public init(of runs: [RunRecord]) {
    metrics = runs.reduce(into: []) { $0.formUnion($1.metrics.keys) }
    params = runs.reduce(into: []) { $0.formUnion($1.params.keys) }
  }
}
