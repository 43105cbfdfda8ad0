/// What queries of one set of samples share: the way from a query to its value.
struct QueryComputation {
  private let samples: ScoredSamples
  private let classes: ClassNames
  private var computation: MetricComputation
  private var decided: [Decision: ClassCounts] = [:]

  init(_ samples: ScoredSamples, for queries: [MetricQuery], classes: [String]) {
    (self.samples, self.classes) = (samples, ClassNames(classes, count: samples.classCount))
    let ofAll = queries.filter { $0.classReference == nil && $0.threshold == nil }
    let ranked = queries.filter { $0.metric.ranks == .classes }.compactMap(\.classReference)
    let labels = ranked.compactMap(self.classes.index(of:))
    computation = MetricComputation(samples, for: ofAll.map(\.metric), rankedClasses: Set(labels))
  }

  mutating func value(of query: MetricQuery) throws(Undefined) -> Double {
    let label: Int? =
      if let reference = query.classReference {
        try label(of: reference)
      } else {
        nil
      }
    if let threshold = query.threshold {
      guard let label = label ?? (samples.classCount == 2 ? 1 : nil) else { throw .thresholdOfWhichClass }
      return try value(of: query.metric, Decision(label: label, threshold: threshold))
    }
    guard let label else { return try computation.value(of: query.metric) }
    return try value(of: query.metric, label)
  }

  /// A metric of one class against the rest, its predictions being where its score is the highest.
  private mutating func value(of metric: MetricName, _ label: Int) throws(Undefined) -> Double {
    if let ratio = metric.classRatio { return try computation.counts.value(of: ratio, label: label) }
    guard let ranking = computation.rankings[label], metric.ranks == .classes else {
      return try metric == .brier ? samples.brier(ofClass: label) : samples.logLoss(ofClass: label)
    }
    return try metric == .rocAUC ? ranking.rocAUC() : ranking.averagePrecision()
  }

  /// A metric of one class against the rest, its predictions being where its score reaches a threshold.
  private mutating func value(of metric: MetricName, _ decision: Decision) throws(Undefined) -> Double {
    let counts = decided[decision] ?? decision.counts(samples)
    decided[decision] = counts
    if let ratio = metric.classRatio {
      guard counts.count == 0 || counts.occurs(1) else { throw .unseen(decision.label) }
      return try counts.value(of: ratio, label: 1)
    }
    return switch metric {
    case .balancedAccuracy: try counts.balancedAccuracy()
    case .matthewsCorrelation: try counts.matthewsCorrelation()
    case .cohenKappa: try counts.cohenKappa()
    default: try counts.accuracy()
    }
  }

  private func label(of reference: String) throws(Undefined) -> Int {
    guard let label = classes.index(of: reference) else { throw .unknownClass(reference) }
    return label
  }
}

/// Samples taken for a class where its score reaches a threshold.
private struct Decision: Hashable {
  let label: Int
  let threshold: Double

  /// The counts of two classes: the rest, and the class.
  func counts(_ samples: ScoredSamples) -> ClassCounts {
    ClassCounts(
      labels: samples.labels.map { Int($0) == label ? 1 : 0 },
      predictions: samples.scores(ofClass: label).map { $0 >= threshold ? 1 : 0 }, classCount: 2)
  }
}
