public import Tracking

/// What a scheduler asks others: all of it is optional, and called on the thread that runs the scheduler.
public struct SchedulerHooks {
  /// What a trial of some hyperparameters takes; nil where nobody knows.
  public var cost: (Params) -> TrialCost?
  /// Adds trials to the sweep when a slot is free and none waits; returns how many.
  ///
  /// None at all mean that this is the end.
  public var extend: () throws -> Int
  /// Which of the paused trials on a rung goes on, as `Store.claimTrial` asks it.
  public var promoting: ((Rung) -> Int64?)?

  /// Hooks; without any, costs are not known, no trials are added and none is promoted.
  public init(
    cost: @escaping (Params) -> TrialCost? = { _ in nil }, extend: @escaping () throws -> Int = { 0 },
    promoting: ((Rung) -> Int64?)? = nil
  ) {
    self.cost = cost
    self.extend = extend
    self.promoting = promoting
  }
}
