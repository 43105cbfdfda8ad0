/// All that decides a training beside network and data.
public struct TrainingSettings: Hashable, Sendable {
  /// Passes over the training split.
  public var epochs: Int
  /// Samples a step; a smaller last batch is trained on too.
  public var batchSize: Int
  /// Rule of update and its coefficients.
  public var optimizer: OptimizerSettings
  /// What is made small.
  public var loss: Loss
  /// Whether each epoch has an order of its own.
  public var shuffle: Bool
  /// Seed of order and dropout.
  public var seed: UInt64

  /// Settings with the usual values.
  public init(
    epochs: Int = 10, batchSize: Int = 64, optimizer: OptimizerSettings = OptimizerSettings(.adam),
    loss: Loss = .categoricalCrossEntropy, shuffle: Bool = true, seed: UInt64 = 1
  ) {
    (self.epochs, self.batchSize, self.optimizer) = (epochs, batchSize, optimizer)
    (self.loss, self.shuffle, self.seed) = (loss, shuffle, seed)
  }
}
