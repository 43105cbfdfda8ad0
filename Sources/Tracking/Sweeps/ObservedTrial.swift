/// What a sampler may know of a trial: its cell, and what came of it.
public struct ObservedTrial: Hashable, Sendable {
  /// The identity of its cell.
  public var cellHash: String
  /// The hyperparameters of its cell.
  public var params: Params
  /// Where it is in its life.
  public var state: TrialState
  /// Whether it waits, with what it has reached, to be promoted.
  public var isPaused: Bool
  /// The best value of the sweep's metric; nil while it has none, and where the trial failed.
  public var value: Double?

  /// A trial.
  public init(
    cellHash: String, params: Params, state: TrialState, isPaused: Bool = false, value: Double? = nil
  ) {
    self.cellHash = cellHash
    self.params = params
    self.state = state
    self.isPaused = isPaused
    self.value = value
  }
}
