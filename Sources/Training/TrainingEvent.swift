/// What happens during a training, told to one observer on the training's own thread.
public enum TrainingEvent: Sendable {
  /// A step was taken.
  case stepFinished(StepReport)
  /// An epoch is over and the validation split is scored.
  case epochFinished(EpochReport)
}

/// One optimizer update.
public struct StepReport: Sendable {
  /// From 1.
  public let epoch: Int
  /// From 1, counted over all epochs.
  public let step: Int
  /// Steps an epoch has.
  public let stepsPerEpoch: Int
  /// Mean loss of the batch, in nats.
  public let loss: Double
}

/// One pass over the training split.
public struct EpochReport: Sendable {
  /// From 1.
  public let epoch: Int
  /// Steps taken so far, over all epochs.
  public let step: Int
  /// Scores that the training batches had as they were trained on, dropout and all.
  public let train: SplitResult
  /// Scores of the validation split after the epoch; nil without one.
  public let validation: SplitResult?
  /// Wall time of the training steps, in seconds.
  public let trainSeconds: Double
}
