/// What happens during a training, told to one observer on the training's own thread.
public enum TrainingEvent: Sendable {
  /// A step was taken.
  case stepFinished(StepReport)
  /// An epoch is over and the validation split is scored.
  case epochFinished(EpochReport)
  /// The training ends with this epoch, as `patience` epochs have passed without a better one.
  case stoppedEarly(epoch: Int, patience: Int)
  /// The network has the weights of an earlier epoch again, its best.
  case bestRestored(epoch: Int, step: Int)
}

/// One optimizer update.
public struct StepReport: Sendable {
  /// From 1.
  public let epoch: Int
  /// From 1, counted over all epochs.
  public let step: Int
  /// Steps an epoch has.
  public let stepsPerEpoch: Int
  /// Mean loss of the step's samples, as it was trained on: with their weights, mixed and smoothed.
  public let loss: Double
}

/// One pass over the training split.
public struct EpochReport: Sendable {
  /// From 1.
  public let epoch: Int
  /// Steps taken so far, over all epochs.
  public let step: Int
  /// Scores that the training batches had as they were trained on, dropout and all; those of mixed samples are held
  /// against the label with the larger share.
  public let train: SplitResult
  /// Scores of the validation split after the epoch; nil without one.
  public let validation: SplitResult?
  /// Learning rate of the epoch's last step.
  public let learningRate: Double
  /// Wall time of the training steps, in seconds.
  public let trainSeconds: Double
  /// The part of it in which batches were ordered, read and mixed.
  public let prepareSeconds: Double

  /// How good the epoch was where nobody says otherwise, the higher the better: less loss in validation, or in training
  /// without a validation split.
  public var standardScore: Double { -(validation ?? train).loss }
}
