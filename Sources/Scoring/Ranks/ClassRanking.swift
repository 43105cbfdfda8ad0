/// What the order of the scores for one class says of telling it from the rest.
///
/// It is summed up from groups of equal scores, the highest first.
struct ClassRanking: Sendable {
  let label: Int
  /// Samples of the class, and of all others.
  private(set) var positives = 0, negatives = 0
  /// Twice the pairs of a sample of the class and another one in which the other one scores higher, a tie counting half:
  /// the Mann-Whitney statistic of the others, which is a whole number when doubled.
  private var doubledLosses = 0
  /// The sum, over the thresholds, of the precision there times the samples of the class found there.
  private var precisionSum = CompensatedSum()
  /// Twice the pairs won against each other class; nil where pairs of classes are of no interest.
  var doubledWinsByClass: [Int]?

  init(of label: Int) { self.label = label }

  /// Counts equal scores, of which some are of the class.
  @inline(__always)
  mutating func add(count: Int, positives found: Int) {
    let others = count - found
    if found > 0 {
      doubledLosses += found * (2 * negatives + others)
      positives += found
      precisionSum.add(Double(found) * Double(positives) / Double(positives + negatives + others))
    }
    negatives += others
  }

  /// The area under the ROC curve.
  func rocAUC() throws(Undefined) -> Double {
    guard positives + negatives > 0 else { throw .noSamples }
    guard positives > 0 else { throw .absent(label) }
    guard negatives > 0 else { throw .alone(label) }
    return Double(2 * positives * negatives - doubledLosses) / (2 * Double(positives) * Double(negatives))
  }

  /// The mean of the precision over the samples of the class.
  func averagePrecision() throws(Undefined) -> Double {
    guard positives + negatives > 0 else { throw .noSamples }
    guard positives > 0 else { throw .absent(label) }
    return precisionSum.value / Double(positives)
  }
}

extension RankedLabels {
  /// What the order says of one label against all others.
  func ranking(of label: Int) -> ClassRanking {
    var ranking = ClassRanking(of: label)
    forEachTie(of: label) { ranking.add(count: $0.count, positives: $1) }
    return ranking
  }

  /// Twice the pairs of a sample of one class and one of each other class in which the former scores higher, a tie
  /// counting half.
  func doubledWins(of label: Int, classCount: Int) -> [Int] {
    var wins = [Int](repeating: 0, count: classCount)
    wins.withUnsafeMutableBufferPointer { wins in
      entries.withUnsafeBufferPointer { entries in
        var above = 0
        forEachTie(of: label) { places, positives in
          let won = 2 * above + positives
          // The class's own samples are counted too, which is cheaper than to leave them out.
          for place in places { wins[Int(entries[place].label)] += won }
          above += positives
        }
      }
    }
    return wins
  }
}

extension CodeCounts {
  /// What the order says of one class against the rest.
  func ranking(of label: Int) -> ClassRanking {
    var ranking = ClassRanking(of: label)
    forEachCode { ranking.add(count: $1, positives: $2) }
    return ranking
  }
}
