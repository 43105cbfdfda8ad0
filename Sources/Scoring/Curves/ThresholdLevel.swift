/// How many samples reach a threshold: those of a class, and the others.
struct ThresholdLevel {
  let threshold: Double
  let positives, negatives: Int
}

extension ScoredSamples {
  /// The counts at each score that occurs for a class, the highest first; none for a class that is not there.
  func thresholdLevels(ofClass label: Int) -> [ThresholdLevel] {
    guard (0..<classCount).contains(label) else { return [] }
    var levels: [ThresholdLevel] = []
    var (seen, positives) = (0, 0)
    func add(_ score: Double, count: Int, positives found: Int) {
      (seen, positives) = (seen + count, positives + found)
      levels.append(ThresholdLevel(threshold: score, positives: positives, negatives: seen - positives))
    }
    func rank<Score: RealScore>(_ scores: RealScores<Score>) {
      var ranked = RankedLabels<RealScores<Score>>()
      ranked.rank(scores, labels: labels, byClass: label, of: classCount)
      ranked.forEachTie(of: label) { places, found in
        let score = Score(key: ranked.entries[places.lowerBound].key)
        add(Double(score), count: places.count, positives: found)
      }
    }
    switch form {
    case .single(let single): rank(single)
    case .double(let double): rank(double)
    case .stored(let stored):
      var counted = CodeCounts()
      counted.count(stored, labels: labels, byClass: label, of: classCount)
      counted.forEachCode { code, count, found in
        if count > 0 { add(stored.table[Int(code)], count: count, positives: found) }
      }
    }
    return levels
  }
}
