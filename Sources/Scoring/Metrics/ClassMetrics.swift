/// How well one class was told from the others.
public struct ClassMetrics: Hashable, Sendable {
  /// The index of the class.
  public let label: Int
  /// The share of right ones among its predictions; nil where the class does not occur.
  public let precision: Double?
  /// The share of found ones among its samples; nil where the class does not occur.
  public let recall: Double?
  /// The harmonic mean of the two; nil where the class does not occur.
  public let f1: Double?
  /// The number of its samples.
  public let support: Int
  /// The area under the ROC curve against the rest; nil where undefined, and where no metric of order was
  /// asked for.
  public let rocAUC: Double?
}
