/// Which runs to read; what is nil does not matter.
public struct RunFilter: Hashable, Sendable {
  /// Runs of this experiment.
  public var experiment: String?
  /// Runs of this sweep.
  public var sweep: SweepID?
  /// Runs in one of these states.
  public var states: Set<RunState>?
  /// Runs of which this holds.
  public var condition: RunCondition?

  /// A filter; without arguments, every run.
  public init(
    experiment: String? = nil, sweep: SweepID? = nil, states: Set<RunState>? = nil,
    condition: RunCondition? = nil
  ) {
    self.experiment = experiment
    self.sweep = sweep
    self.states = states
    self.condition = condition
  }
}
