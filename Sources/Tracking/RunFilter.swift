/// Which runs to read; what is nil does not matter.
public struct RunFilter: Hashable, Sendable {
  /// Runs of this experiment.
  public var experiment: String?
  /// Runs of this sweep.
  public var sweep: SweepID?
  /// Runs in one of these states.
  public var states: Set<RunState>?

  /// A filter; without arguments, every run.
  public init(experiment: String? = nil, sweep: SweepID? = nil, states: Set<RunState>? = nil) {
    self.experiment = experiment
    self.sweep = sweep
    self.states = states
  }
}
