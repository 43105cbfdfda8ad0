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

extension RunFilter {
  /// The same, but only runs in these states.
  public func narrowed(to states: Set<RunState>) -> RunFilter {
    var filter = self
    filter.states = filter.states?.intersection(states) ?? states
    return filter
  }

  /// The same, but only runs of which this holds too.
  public func narrowed(by condition: RunCondition) -> RunFilter {
    var filter = self
    filter.condition = filter.condition.map { .all([$0, condition]) } ?? condition
    return filter
  }
}
