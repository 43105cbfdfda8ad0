public import Images

/// What a model takes one image or sample for.
public struct Prediction: Sendable {
  /// The file's path, or which sample of a dataset it is.
  public let path: String
  /// The class that it belongs to; nil where nobody says.
  public let truth: Int?
  /// The score of each class.
  public let scores: [Float]
  /// What the model was shown, before any preparation; nil where nobody asked.
  public let picture: Image?

  /// A prediction of its parts.
  public init(path: String, truth: Int?, scores: [Float], picture: Image?) {
    (self.path, self.truth, self.scores, self.picture) = (path, truth, scores, picture)
  }

  /// The classes from the highest score to the lowest; of equal ones the first comes first, and what is no number last.
  ///
  /// - Parameter count: how many; all where there are fewer.
  public func ranking(_ count: Int) -> [Int] {
    let sorted = scores.indices.sorted { left, right in
      let (first, second) = (Self.key(scores[left]), Self.key(scores[right]))
      return first == second ? left < right : first > second
    }
    return Array(sorted.prefix(count))
  }

  private static func key(_ score: Float) -> Float { score.isNaN ? -.infinity : score }
}
