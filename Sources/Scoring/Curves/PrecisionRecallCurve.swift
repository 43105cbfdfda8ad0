/// How precise the finding of a class is, and how much of it is found, as the threshold falls.
public struct PrecisionRecallCurve: Hashable, Sendable {
  /// What a threshold gives.
  public struct Point: Hashable, Sendable {
    /// The share of the samples of the class that reach the threshold.
    public let recall: Double
    /// The share of samples of the class among those that reach the threshold.
    public let precision: Double
    /// The score; infinite at the start of the curve, which no sample reaches.
    public let threshold: Double
  }

  /// The points from recall 0, where precision is 1 by agreement, to recall 1 and the lowest score.
  public let points: [Point]

  /// At most so many of the points, and two at least, spread evenly along the curve: enough for a drawing.
  public func thinned(to count: Int) -> PrecisionRecallCurve {
    let places = evenlySpread(points.map { ($0.recall, $0.precision) }, count: count)
    return PrecisionRecallCurve(points: places.map { points[$0] })
  }
}

extension ScoredSamples {
  /// The precision-recall curve of one class against the rest, one point for each score that occurs.
  ///
  /// That is scikit-learn's `precision_recall_curve`, the other way round.
  ///
  /// - Parameter label: the index of the class, which is to be there.
  /// - Returns: nil where the class is in no sample.
  public func precisionRecallCurve(ofClass label: Int) -> PrecisionRecallCurve? {
    let levels = thresholdLevels(ofClass: label)
    guard let last = levels.last, last.positives > 0 else { return nil }
    let start = PrecisionRecallCurve.Point(recall: 0, precision: 1, threshold: .infinity)
    return PrecisionRecallCurve(
      points: [start]
        + levels.map { level in
          PrecisionRecallCurve.Point(
            recall: Double(level.positives) / Double(last.positives),
            precision: Double(level.positives) / Double(level.positives + level.negatives),
            threshold: level.threshold)
        })
  }
}
