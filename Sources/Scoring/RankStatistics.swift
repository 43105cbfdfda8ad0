/// What the order of the scores says: areas under ROC curves and average precision, class by class.
struct RankStatistics: Sendable {
  /// The area under the ROC curve of each class against the rest; undefined where either is absent.
  let rocAUC: [Double?]
  /// The average precision of each class against the rest; undefined where the class is absent.
  let averagePrecision: [Double?]
  /// The mean area over all pairs of classes that are present; undefined with fewer than two of them.
  let oneVersusOne: Double?
  /// The same, each pair weighted by its samples.
  let oneVersusOneWeighted: Double?

  /// Ranks the samples by each column once.
  init(of samples: ScoredSamples, support: [Int]) {
    let classCount = samples.classCount
    var areas = [Double?](repeating: nil, count: classCount)
    var precisions = areas
    var pairs = PairedAreas(support: support)
    var ranked = RankedLabels(count: samples.count)
    for label in 0..<classCount where support[label] > 0 {
      ranked.rank(samples, byClass: label)
      let wins = ranked.doubledWins(of: label, classCount: classCount)
      let others = samples.count - support[label]
      if others > 0 {
        areas[label] = Double(wins.reduce(0, +)) / (2 * Double(support[label]) * Double(others))
      }
      precisions[label] = ranked.averagePrecision(of: label, support: support[label])
      pairs.add(wins, of: label)
    }
    rocAUC = areas
    averagePrecision = precisions
    oneVersusOne = pairs.mean
    oneVersusOneWeighted = pairs.weightedMean
  }
}

extension RankedLabels {
  /// Twice the Mann-Whitney statistic of a class against each other class, which is a whole number.
  ///
  /// That is the pairs of one sample of each in which the class scores higher, a tie counting half.
  fileprivate func doubledWins(of label: Int, classCount: Int) -> [Int] {
    var wins = [Int](repeating: 0, count: classCount)
    var above = 0
    forEachTie { tied in
      let level = tied.reduce(0) { $0 + ($1.label == label ? 1 : 0) }
      for entry in tied where entry.label != label { wins[Int(entry.label)] += 2 * above + level }
      above += level
    }
    return wins
  }

  /// The sum, over the thresholds, of the precision there times the recall gained there.
  fileprivate func averagePrecision(of label: Int, support: Int) -> Double {
    var sum = CompensatedSum()
    var seen = 0
    var found = 0
    forEachTie { tied in
      let level = tied.reduce(0) { $0 + ($1.label == label ? 1 : 0) }
      seen += tied.count
      found += level
      if level > 0 { sum.add(Double(level) * Double(found) / Double(seen)) }
    }
    return sum.value / Double(support)
  }
}

/// The areas of all ordered pairs of classes, summed as they come.
private struct PairedAreas {
  let support: [Int]
  private var sum = CompensatedSum()
  private var weightedSum = CompensatedSum()

  init(support: [Int]) { self.support = support }

  mutating func add(_ doubledWins: [Int], of label: Int) {
    for other in support.indices where other != label && support[other] > 0 {
      let area = Double(doubledWins[other]) / (2 * Double(support[label]) * Double(support[other]))
      sum.add(area)
      weightedSum.add(area * Double(support[label] + support[other]))
    }
  }

  var mean: Double? {
    let present = support.count { $0 > 0 }
    return present > 1 ? sum.value / Double(present * (present - 1)) : nil
  }

  var weightedMean: Double? {
    let present = support.count { $0 > 0 }
    // Each class is in a pair with every other one, in either order.
    let weight = 2 * (present - 1) * support.reduce(0, +)
    return present > 1 ? weightedSum.value / Double(weight) : nil
  }
}
