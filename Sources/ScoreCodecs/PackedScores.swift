/// Scores of some samples as the store keeps them: half precision, compressed.
///
/// Probabilities are kept as their natural logarithms. A half has eleven significant bits: of a probability they
/// leave too little near 1, where trained networks put most of theirs, and nothing below 6e-8; of its logarithm
/// they tell 0.9999999 from 1 and reach as far down as scores go. Rounding never turns the order of two scores
/// around, and never changes which class has the highest.
public struct PackedScores: Hashable, Sendable {
  /// How the values became bytes; a number of `ScoreCodec`.
  public let codec: Int
  /// Scores a sample: one for each class, or the probability of class 1 alone.
  public let columnCount: Int
  /// The stored bytes.
  public let data: [UInt8]

  /// What was read from a store.
  public init(codec: Int, columnCount: Int, data: [UInt8]) {
    (self.codec, self.columnCount, self.data) = (codec, columnCount, data)
  }
}

/// How scores become stored bytes; the numbers are kept in files and never change their meaning.
public enum ScoreCodec: Int, Sendable, CaseIterable {
  /// The values themselves as halves in two byte planes.
  case values = 0
  /// Natural logarithms of probabilities as halves in two byte planes.
  case logarithms = 1
}
