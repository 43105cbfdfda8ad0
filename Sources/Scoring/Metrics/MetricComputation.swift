/// What the metrics of one set of samples share, computed at most once: the way from a name to its value.
struct MetricComputation {
  let samples: ScoredSamples
  /// The order of the scores for each class that somebody needs.
  let rankings: [Int: ClassRanking]
  private lazy var highest = samples.predictions()
  /// The predictions that were given, else the classes with the highest scores.
  private(set) lazy var predictions = given ?? highest
  private(set) lazy var counts = ClassCounts(
    labels: samples.labels, predictions: predictions, classCount: samples.classCount)
  private lazy var truthRanks = samples.truthRanks()
  private lazy var pairs = PairedAreas(rankings, support: counts.support)
  private lazy var decisions = samples.decisionRanking()
  private let given: [Int32]?

  /// - Parameters:
  ///   - names: the metrics that will be asked for.
  ///   - rankedClasses: the classes whose order will be asked for by themselves.
  ///   - predictions: the predictions, where it is not the highest score that decides.
  init(
    _ samples: ScoredSamples, for names: some Sequence<MetricName>, rankedClasses: Set<Int> = [],
    predictions: [Int32]? = nil
  ) {
    let classCount = samples.classCount
    let needs = Set(names.map(\.ranks))
    var classes = rankedClasses
    if classCount > 2 {
      if needs.contains(.classes) || needs.contains(.pairs) { classes = Set(0..<classCount) }
    } else if needs.contains(where: { $0 != .none }) {
      // Of two classes the second is the positive one, and its value is the metric.
      classes.insert(1)
    }
    (self.samples, given) = (samples, predictions)
    rankings = samples.rankings(of: classes, pairs: classCount > 2 && needs.contains(.pairs))
  }

  /// The value of a metric that was announced.
  mutating func value(of name: MetricName) throws(Undefined) -> Double {
    if samples.classCount == 2, let value = try binaryRankValue(of: name) { return value }
    switch name {
    case .accuracy: return try counts.accuracy()
    case .balancedAccuracy: return try counts.balancedAccuracy()
    case .topAccuracy(let rank): return try topAccuracy(rank)
    case .precision(let averaging): return try counts.average(of: .precision, averaging)
    case .recall(let averaging): return try counts.average(of: .recall, averaging)
    case .fBeta(let beta, let averaging): return try counts.average(of: .fBeta(beta), averaging)
    case .jaccard(let averaging): return try counts.average(of: .jaccard, averaging)
    case .specificity(let averaging): return try counts.average(of: .specificity, averaging)
    case .rocAUC: return try mean { ranking throws(Undefined) in try ranking.rocAUC() }
    case .rocAUCMicro: return try allDecisions().rocAUC()
    case .rocAUCWeighted: return try supportMean { ranking throws(Undefined) in try ranking.rocAUC() }
    case .rocAUCOneVersusOne: return try pairs.mean()
    case .rocAUCOneVersusOneWeighted: return try pairs.weightedMean()
    case .averagePrecision: return try mean { ranking throws(Undefined) in try ranking.averagePrecision() }
    case .averagePrecisionMicro: return try allDecisions().averagePrecision()
    case .averagePrecisionWeighted:
      return try supportMean { ranking throws(Undefined) in try ranking.averagePrecision() }
    case .logLoss: return try samples.logLoss()
    case .brier: return try samples.brier()
    case .matthewsCorrelation: return try counts.matthewsCorrelation()
    case .cohenKappa: return try counts.cohenKappa()
    case .calibrationError: return try samples.calibrationError(predictions: highest)
    }
  }

  /// Of two classes all averages are the value of the second.
  private func binaryRankValue(of name: MetricName) throws(Undefined) -> Double? {
    switch name {
    case .rocAUC, .rocAUCMicro, .rocAUCWeighted, .rocAUCOneVersusOne, .rocAUCOneVersusOneWeighted:
      try rankings[1]?.rocAUC()
    case .averagePrecision, .averagePrecisionMicro, .averagePrecisionWeighted:
      try rankings[1]?.averagePrecision()
    default: nil
    }
  }

  private mutating func topAccuracy(_ rank: Int) throws(Undefined) -> Double {
    guard samples.count > 0 else { throw .noSamples }
    // Of two classes scikit-learn takes the prediction, whose ties go to the first class.
    if rank == 1, samples.classCount == 2 { return try counts.accuracy() }
    return Double(truthRanks.prefix(rank).reduce(0, +)) / Double(samples.count)
  }

  private mutating func allDecisions() throws(Undefined) -> ClassRanking {
    guard samples.count > 0 else { throw .noSamples }
    return decisions
  }

  private func mean(_ value: (ClassRanking) throws(Undefined) -> Double) throws(Undefined) -> Double {
    var sum = 0.0
    for label in 0..<samples.classCount {
      guard let ranking = rankings[label] else { throw .notComputed }
      sum += try value(ranking)
    }
    return sum / Double(samples.classCount)
  }

  /// The mean weighted by support, to which absent classes contribute nothing.
  private mutating func supportMean(
    _ value: (ClassRanking) throws(Undefined) -> Double
  ) throws(Undefined) -> Double {
    guard samples.count > 0 else { throw .noSamples }
    var sum = 0.0
    for (label, support) in counts.support.enumerated() where support > 0 {
      guard let ranking = rankings[label] else { throw .notComputed }
      sum += try value(ranking) * Double(support)
    }
    return sum / Double(samples.count)
  }
}
