extension ScoredSamples {
  /// Ranks the samples by the scores for each of some classes.
  func rankings(of columns: some Sequence<Int>, pairs: Bool) -> [Int: ClassRanking] {
    func rankings<Scores: OrderedScores>(_ scores: Scores) -> [Int: ClassRanking] {
      var ranked = RankedLabels<Scores>()
      return columns.reduce(into: [:]) { result, column in
        ranked.rank(scores, labels: labels, byClass: column, of: classCount)
        result[column] = ranked.ranking(of: column, pairsAmong: pairs ? classCount : nil)
      }
    }
    return switch form {
    case .real(let real): rankings(real)
    case .stored(let stored): rankings(stored)
    }
  }

  /// Ranks all decisions, sample by class, at once: whether the class is the truth.
  func decisionRanking() -> ClassRanking {
    func ranking<Scores: OrderedScores>(_ scores: Scores) -> ClassRanking {
      var ranked = RankedLabels<Scores>()
      ranked.rankDecisions(scores, labels: labels, of: classCount)
      return ranked.ranking(of: 1)
    }
    return switch form {
    case .real(let real): ranking(real)
    case .stored(let stored): ranking(stored)
    }
  }
}
