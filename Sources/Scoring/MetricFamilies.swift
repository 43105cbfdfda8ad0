/// What the metrics of one set of samples share, computed once: the way from a name to its value.
struct MetricFamilies {
  let samples: ScoredSamples
  let predictions: [Int32]
  let counts: ClassCounts
  let ranks: RankStatistics?
  private lazy var truthRanks = samples.truthRanks()

  init(samples: ScoredSamples, predictions: [Int32], counts: ClassCounts, ranks: RankStatistics?) {
    self.samples = samples
    self.predictions = predictions
    self.counts = counts
    self.ranks = ranks
  }

  mutating func value(of name: MetricName) -> Double? {
    switch name {
    case .accuracy: counts.accuracy
    case .balancedAccuracy: counts.balancedAccuracy
    case .topAccuracy(let rank): topAccuracy(rank)
    case .precision(let averaging): counts.average(of: .precision, averaging)
    case .recall(let averaging): counts.average(of: .recall, averaging)
    case .f1(let averaging): counts.average(of: .f1, averaging)
    case .rocAUC: binary(\.rocAUC) ?? ranks.flatMap { mean($0.rocAUC) }
    case .rocAUCWeighted: binary(\.rocAUC) ?? ranks.flatMap { supportMean($0.rocAUC) }
    case .rocAUCOneVersusOne: binary(\.rocAUC) ?? ranks?.oneVersusOne
    case .rocAUCOneVersusOneWeighted: binary(\.rocAUC) ?? ranks?.oneVersusOneWeighted
    case .averagePrecision: binary(\.averagePrecision) ?? ranks.flatMap { mean($0.averagePrecision) }
    case .logLoss: samples.logLoss()
    case .brier: samples.brier()
    case .matthewsCorrelation: counts.matthewsCorrelation
    case .cohenKappa: counts.cohenKappa
    case .calibrationError: samples.calibrationError(predictions: predictions)
    }
  }

  /// Of two classes the second is the positive one, and its value is the metric.
  private func binary(_ values: KeyPath<RankStatistics, [Double?]>) -> Double? {
    samples.classCount == 2 ? ranks?[keyPath: values][1] : nil
  }

  private mutating func topAccuracy(_ rank: Int) -> Double? {
    guard samples.count > 0 else { return nil }
    // Of two classes scikit-learn takes the prediction, whose ties go to the first class.
    if rank == 1, samples.classCount == 2 { return counts.accuracy }
    return Double(truthRanks.prefix(rank).reduce(0, +)) / Double(samples.count)
  }

  private func mean(_ values: [Double?]) -> Double? {
    let defined = values.compactMap { $0 }
    guard defined.count == values.count else { return nil }
    return defined.reduce(0, +) / Double(defined.count)
  }

  /// The mean weighted by support, to which absent classes contribute nothing.
  private func supportMean(_ values: [Double?]) -> Double? {
    var sum = 0.0
    for (value, support) in zip(values, counts.support) where support > 0 {
      guard let value else { return nil }
      sum += value * Double(support)
    }
    return samples.count > 0 ? sum / Double(samples.count) : nil
  }
}

extension MetricName {
  /// Whether the metric is about the order of the scores, which must be sorted for it.
  var needsRanks: Bool {
    switch self {
    case .rocAUC, .rocAUCWeighted, .rocAUCOneVersusOne, .rocAUCOneVersusOneWeighted, .averagePrecision: true
    default: false
    }
  }
}
