/// How many samples of a class are found, and how many others are taken for it, as the threshold falls.
public struct ROCCurve: Hashable, Sendable {
  /// What a threshold gives.
  public struct Point: Hashable, Sendable {
    /// The share of the samples of other classes that reach the threshold.
    public let falsePositiveRate: Double
    /// The share of the samples of the class that reach the threshold.
    public let truePositiveRate: Double
    /// The score; infinite at the start of the curve, which no sample reaches.
    public let threshold: Double
  }

  /// The points from (0, 0) to (1, 1), one for each score that occurs.
  public let points: [Point]

  /// At most so many of the points, and two at least, spread evenly along the curve: enough for a drawing.
  public func thinned(to count: Int) -> ROCCurve {
    let places = evenlySpread(points.map { ($0.falsePositiveRate, $0.truePositiveRate) }, count: count)
    return ROCCurve(points: places.map { points[$0] })
  }
}

extension ScoredSamples {
  /// The ROC curve of one class against the rest.
  ///
  /// - Parameters:
  ///   - label: the index of the class, which is to be there.
  ///   - dropsIntermediate: whether points on a line with their neighbours are left out, as scikit-learn's `roc_curve` does it.
  /// - Returns: nil where the class is in no sample, or in every one.
  public func rocCurve(ofClass label: Int, dropsIntermediate: Bool = true) -> ROCCurve? {
    let levels = thresholdLevels(ofClass: label)
    guard let last = levels.last, last.positives > 0, last.negatives > 0 else { return nil }
    let kept = dropsIntermediate ? levels.corners : levels
    let start = ROCCurve.Point(falsePositiveRate: 0, truePositiveRate: 0, threshold: .infinity)
    return ROCCurve(
      points: [start]
        + kept.map { level in
          ROCCurve.Point(
            falsePositiveRate: Double(level.negatives) / Double(last.negatives),
            truePositiveRate: Double(level.positives) / Double(last.positives), threshold: level.threshold)
        })
  }
}

extension [ThresholdLevel] {
  /// The levels between which the curve bends, and the first and the last one.
  fileprivate var corners: [ThresholdLevel] {
    guard count > 2 else { return self }
    return indices.filter { place in
      guard place > 0, place < count - 1 else { return true }
      let (before, here, after) = (self[place - 1], self[place], self[place + 1])
      return after.positives - here.positives != here.positives - before.positives
        || after.negatives - here.negatives != here.negatives - before.negatives
    }
    .map { self[$0] }
  }
}
