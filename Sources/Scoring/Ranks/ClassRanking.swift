/// What the order of the scores for one class says of telling it from the rest.
struct ClassRanking: Sendable {
  let label: Int
  /// Samples of the class, and of all others.
  let positives, negatives: Int
  /// Twice the pairs of a sample of the class and another one in which the class scores higher, a tie counting
  /// half: the Mann-Whitney statistic, which is a whole number when doubled.
  let doubledWins: Int
  /// The sum, over the thresholds, of the precision there times the samples of the class found there.
  let precisionSum: Double
  /// The doubled wins against each other class; nil where pairs of classes are of no interest.
  let doubledWinsByClass: [Int]?

  /// The area under the ROC curve.
  func rocAUC() throws(Undefined) -> Double {
    guard positives + negatives > 0 else { throw .noSamples }
    guard positives > 0 else { throw .absent(label) }
    guard negatives > 0 else { throw .alone(label) }
    return Double(doubledWins) / (2 * Double(positives) * Double(negatives))
  }

  /// The mean of the precision over the samples of the class.
  func averagePrecision() throws(Undefined) -> Double {
    guard positives + negatives > 0 else { throw .noSamples }
    guard positives > 0 else { throw .absent(label) }
    return precisionSum / Double(positives)
  }
}

extension RankedLabels {
  /// What the order says of one label against all others.
  ///
  /// - Parameter classCount: the number of classes among which each pair is of interest; nil where none is.
  func ranking(of label: Int, pairsAmong classCount: Int? = nil) -> ClassRanking {
    var (wins, above) = (0, 0)
    var precisions = CompensatedSum()
    var byClass = classCount.map { [Int](repeating: 0, count: $0) }
    forEachTie(of: label) { tie in
      let won = 2 * above + tie.positives
      wins += tie.negatives * won
      above += tie.positives
      if tie.positives > 0 {
        precisions.add(Double(tie.positives) * Double(above) / Double(tie.places.upperBound))
      }
      if byClass != nil {
        for place in tie.places where entries[place].label != label {
          byClass?[Int(entries[place].label)] += won
        }
      }
    }
    return ClassRanking(
      label: label, positives: above, negatives: entries.count - above, doubledWins: wins,
      precisionSum: precisions.value, doubledWinsByClass: byClass)
  }
}
