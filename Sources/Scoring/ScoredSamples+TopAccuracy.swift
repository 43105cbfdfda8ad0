extension ScoredSamples {
  /// How many samples have their truth at each rank of their scores, the highest score being rank 0.
  ///
  /// Among tied scores the later class ranks higher, as in scikit-learn's `top_k_accuracy_score`.
  func truthRanks() -> [Int] {
    var histogram = [Int](repeating: 0, count: classCount)
    scores.withUnsafeBufferPointer { scores in
      for (sample, label) in labels.enumerated() {
        let row = sample * classCount
        let truth = Int(label)
        let score = scores[row + truth]
        var rank = 0
        for column in 0..<truth where scores[row + column] > score { rank += 1 }
        for column in (truth + 1)..<classCount where scores[row + column] >= score { rank += 1 }
        histogram[rank] += 1
      }
    }
    return histogram
  }
}
