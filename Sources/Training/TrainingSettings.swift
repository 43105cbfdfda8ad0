/// All that decides a training beside network and data.
public struct TrainingSettings: Hashable, Sendable {
  /// Passes over the training split.
  public var epochs: Int
  /// Samples a batch; a smaller last batch is trained on too.
  public var batchSize: Int
  /// Rule of update and its coefficients.
  public var optimizer: OptimizerSettings
  /// Course of the learning rate.
  public var schedule = ScheduleSettings()
  /// What is made small.
  public var loss: Loss
  /// How targets are made of labels.
  public var targets = TargetSettings()
  /// Whether each epoch has an order of its own.
  public var shuffle: Bool
  /// Seed of order, dropout and mixing.
  public var seed: UInt64
  /// Batches whose gradients make one step together.
  public var accumulate = 1
  /// The largest length that all gradients together may have; 0 for any.
  public var clipNorm = 0.0
  /// The largest magnitude that a value of a gradient may have, limited before the length is; 0 for any.
  public var clipValue = 0.0
  /// Decay of the moving average of the weights that scoring uses and that the training leaves; 0 for no average.
  public var ema = 0.0
  /// Epochs without a better one after which the training ends; 0 for never.
  public var earlyStopping = 0
  /// By how much an epoch must be better to count as better, for early stopping and `reduce_on_plateau`.
  public var minDelta = 0.0
  /// Whether the training leaves the weights of its best epoch rather than those of its last.
  public var restoresBest = false
  /// The epoch from which on frozen parameters are trained too; 0 for none.
  public var unfreezeEpoch = 0

  /// Settings with the usual values.
  public init(
    epochs: Int = 10, batchSize: Int = 64, optimizer: OptimizerSettings = OptimizerSettings(.adam),
    loss: Loss = .categoricalCrossEntropy, shuffle: Bool = true, seed: UInt64 = 1
  ) {
    (self.epochs, self.batchSize, self.optimizer) = (epochs, batchSize, optimizer)
    (self.loss, self.shuffle, self.seed) = (loss, shuffle, seed)
  }
}
