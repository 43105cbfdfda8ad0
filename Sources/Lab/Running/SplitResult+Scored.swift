import Scoring
import Training

extension SplitResult {
  /// The result as `Scoring` takes it; a single column is the score of class 1 of 2.
  func scored(classes: Int) throws(ScoringError) -> ScoredSamples {
    if scores.count == labels.count { return try ScoredSamples(labels: labels, positiveScores: scores) }
    return try ScoredSamples(labels: labels, scores: scores, classCount: classes)
  }
}
