/// The batches of one epoch: slices of its sample indices.
public struct EpochOrder: RandomAccessCollection, Sendable {
  /// All samples of the epoch, in the order they are shown.
  public let samples: [Int32]
  /// Samples in each batch but the last, which may be smaller.
  public let batchSize: Int

  /// Number of the first batch.
  public var startIndex: Int { 0 }

  /// Number of batches.
  public var endIndex: Int { (samples.count + batchSize - 1) / batchSize }

  /// The sample indices of one batch.
  public subscript(batch: Int) -> ArraySlice<Int32> {
    samples[batch * batchSize..<Swift.min((batch + 1) * batchSize, samples.count)]
  }
}
