/// Scores of a split after an epoch, to be saved.
public struct ScoreWrite: Sendable {
  /// The split, such as `val`.
  public var split: String
  /// What the scores are held against.
  public var labels: LabelSet
  /// Scores a sample.
  public var columnCount: Int
  /// How the scores were packed.
  public var codec: Int
  /// The packed scores.
  public var data: [UInt8]
  /// The epochs of which scores are kept from now on; nil for all.
  public var keptEpochs: Set<Int>?

  /// Scores to save.
  public init(
    split: String, labels: LabelSet, columnCount: Int, codec: Int, data: [UInt8], keptEpochs: Set<Int>? = nil
  ) {
    (self.split, self.labels, self.columnCount) = (split, labels, columnCount)
    (self.codec, self.data, self.keptEpochs) = (codec, data, keptEpochs)
  }
}
