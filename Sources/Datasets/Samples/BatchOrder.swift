public import Tensors

/// The order in which samples are shown to a model, epoch by epoch.
public struct BatchOrder: Sendable {
  /// The samples shown in each epoch.
  public let samples: [Int32]
  /// Samples in each batch but the last, which may be smaller.
  public let batchSize: Int
  private let generator: SeededGenerator?

  /// An order over the given samples: shuffled anew in each epoch, or always as given.
  ///
  /// - Precondition: `batchSize` is positive.
  public init(_ samples: [Int32], batchSize: Int, shuffle: Bool, generator: SeededGenerator) {
    precondition(batchSize > 0, "a batch of \(batchSize) samples")
    self.samples = samples
    self.batchSize = batchSize
    self.generator = shuffle ? generator : nil
  }

  /// The batches of one epoch; the same whenever they are asked for, whatever epochs came before.
  public func epoch(_ number: Int) -> EpochOrder {
    var order = samples
    if var stream = generator?.split("shuffle", number) { order.shuffleReproducibly(using: &stream) }
    return EpochOrder(samples: order, batchSize: batchSize)
  }
}
