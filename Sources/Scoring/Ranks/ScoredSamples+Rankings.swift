extension ScoredSamples {
  /// Ranks the samples by the scores for each of some classes.
  func rankings(of columns: some Sequence<Int>, pairs: Bool) -> [Int: ClassRanking] {
    switch form {
    case .stored(let stored) where !pairs:
      var counted = CodeCounts()
      return columns.reduce(into: [:]) { rankings, column in
        counted.count(stored, labels: labels, byClass: column, of: classCount)
        rankings[column] = counted.ranking(of: column)
      }
    case .stored(let stored): return sortedRankings(stored, columns, pairs: pairs)
    case .single(let single): return sortedRankings(single, columns, pairs: pairs)
    case .double(let double): return sortedRankings(double, columns, pairs: pairs)
    }
  }

  /// Ranks all decisions, sample by class, at once: whether the class is the truth.
  func decisionRanking() -> ClassRanking {
    func ranking<Scores: OrderedScores>(_ scores: Scores) -> ClassRanking {
      var ranked = RankedLabels<Scores>()
      ranked.rankDecisions(scores, labels: labels, of: classCount)
      return ranked.ranking(of: 1)
    }
    switch form {
    case .single(let single): return ranking(single)
    case .double(let double): return ranking(double)
    case .stored(let stored):
      var counted = CodeCounts()
      counted.countDecisions(stored, labels: labels, of: classCount)
      return counted.ranking(of: 1)
    }
  }

  private func sortedRankings<Scores: OrderedScores>(
    _ scores: Scores, _ columns: some Sequence<Int>, pairs: Bool
  ) -> [Int: ClassRanking] {
    var ranked = RankedLabels<Scores>()
    return columns.reduce(into: [:]) { rankings, column in
      ranked.rank(scores, labels: labels, byClass: column, of: classCount)
      var ranking = ranked.ranking(of: column)
      if pairs { ranking.doubledWinsByClass = ranked.doubledWins(of: column, classCount: classCount) }
      rankings[column] = ranking
    }
  }
}
