/// How a trial stands after an epoch, beside the others of its sweep.
public struct Standing: Sendable {
  /// The trial.
  public let trial: Int64
  /// What it has reported of the sweep's metric up to the epoch, in order; NaN included.
  public let values: [(epoch: Int, value: Double)]
  /// All trials that came as far as the epoch, itself among them.
  public let rung: Rung
  /// Whether more or less is better.
  public let goal: Goal

  /// A standing.
  public init(trial: Int64, values: [(epoch: Int, value: Double)], rung: Rung, goal: Goal) {
    self.trial = trial
    self.values = values
    self.rung = rung
    self.goal = goal
  }

  /// The epoch that has just ended.
  public var epoch: Int { rung.epoch }

  /// Its best value up to the epoch; NaN where there was no number.
  public var best: Double { goal.best(of: values.lazy.map(\.value)) }
}
