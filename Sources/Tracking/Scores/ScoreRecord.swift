/// Stored scores of a split after an epoch; whoever reads them unpacks them.
public struct ScoreRecord: Hashable, Sendable {
  /// The split, such as `val`.
  public var split: String
  /// The epoch after which the samples were scored.
  public var epoch: Int
  /// The optimizer updates done by then.
  public var step: Int
  /// Digest of the `LabelSet` that the scores are held against.
  public var labelDigest: String
  /// Scores a sample.
  public var columnCount: Int
  /// How the scores were packed.
  public var codec: Int
  /// The packed scores.
  public var data: [UInt8]
}
