/// That scores of a split after an epoch are stored, without the scores.
public struct StoredScores: Hashable, Sendable {
  /// The split, such as `val`.
  public var split: String
  /// The epoch after which the samples were scored.
  public var epoch: Int
  /// The samples.
  public var sampleCount: Int
  /// The bytes that they take.
  public var byteCount: Int
}
