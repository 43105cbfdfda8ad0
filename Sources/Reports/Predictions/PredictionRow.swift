public import Images

/// What a model took one image or sample for, ready to be rendered.
public struct PredictionRow: Sendable {
  /// A class and its score.
  public struct Rank: Hashable, Sendable {
    /// The name of the class.
    public let label: String
    /// Its score.
    public let score: Double

    /// A class with its score.
    public init(label: String, score: Double) { (self.label, self.score) = (label, score) }
  }

  /// The path of the file, or the name of the sample.
  public let path: String
  /// The class that it belongs to; nil where nobody says.
  public let truth: String?
  /// The classes with the highest scores, the highest first.
  public let ranks: [Rank]
  /// The scores of all classes in their order; nil where nobody asked.
  public let scores: [Double]?
  /// What the model was shown; nil where nobody asked.
  public let picture: Image?

  /// A prediction as it is rendered.
  public init(path: String, truth: String?, ranks: [Rank], scores: [Double]?, picture: Image?) {
    (self.path, self.truth, self.ranks, self.scores, self.picture) = (path, truth, ranks, scores, picture)
  }

  /// Whether the first class is the true one; nil where nobody knows.
  public var isRight: Bool? { truth.map { $0 == ranks.first?.label } }
}
