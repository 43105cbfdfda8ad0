/// Which pixels of an image matter to the score of a class.
public struct Explanation: Sendable {
  /// What attributions sum to, and what they should: the difference of the scores of the image and of a black one.
  public struct Completeness: Hashable, Sendable {
    /// Sum of all attributions.
    public let sum: Float
    /// Score of the image less that of the black one.
    public let difference: Float

    /// How far the sum is off, as a share of the difference.
    public var error: Float { abs(sum - difference) / max(abs(difference), .leastNormalMagnitude) }
  }

  /// How it was found.
  public let method: ExplanationMethod
  /// The image.
  public let subject: Subject
  /// The raw score of the class.
  public let score: Float
  /// What each pixel matters.
  public let map: AttributionMap
  /// The layer that was looked at; grad-cam only.
  public let layer: MapLayer?
  /// Integrated gradients only.
  public let completeness: Completeness?

  init(
    _ method: ExplanationMethod, of subject: Subject, score: Float, map: AttributionMap,
    layer: MapLayer? = nil,
    completeness: Completeness? = nil
  ) {
    (self.method, self.subject, self.score, self.map) = (method, subject, score, map)
    (self.layer, self.completeness) = (layer, completeness)
  }
}
