/// How the learning rate changes in the course of a training, after and during its warm-up.
public struct ScheduleSettings: Hashable, Sendable {
  /// The courses that a learning rate may take.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The learning rate as it is.
    case constant
    /// Times `gamma` after every `stepSize` epochs.
    case step
    /// Times `gamma` after every epoch.
    case exponential
    /// Half a cosine down to `minLearningRate`, step by step (Loshchilov and Hutter, 2017).
    case cosine
    /// Up to `maxLearningRate`, then down to `minLearningRate`, both along half a cosine (Smith and Topin, 2019).
    case oneCycle = "one_cycle"
    /// Times `gamma` after `plateauPatience` epochs that were not better.
    case reduceOnPlateau = "reduce_on_plateau"
  }

  /// The course.
  public var kind: Kind
  /// Epochs between two reductions (`step`).
  public var stepSize: Int
  /// Factor of a reduction (`step`, `exponential`, `reduce_on_plateau`).
  public var gamma: Double
  /// What the learning rate never falls below, and ends at (`cosine`, `one_cycle`).
  public var minLearningRate: Double
  /// Peak of `one_cycle`.
  public var maxLearningRate: Double
  /// Epochs without a better one before a reduction (`reduce_on_plateau`).
  public var plateauPatience: Int
  /// Epochs, or a fraction of one, over which the learning rate rises evenly to its full value.
  public var warmupEpochs: Double
  /// The same counted in steps.
  public var warmupSteps: Int

  /// The usual values of a course, without warm-up.
  public init(_ kind: Kind = .constant) {
    self.kind = kind
    (stepSize, gamma) = (10, kind == .exponential ? 0.95 : 0.1)
    (minLearningRate, maxLearningRate, plateauPatience) = (0, 0, 10)
    (warmupEpochs, warmupSteps) = (0, 0)
  }

  /// Whether the learning rate is the same at every step.
  public var isConstant: Bool { kind == .constant && warmupEpochs == 0 && warmupSteps == 0 }
}
