extension ScoredSamples {
  /// The mean squared distance between the probabilities and the truth, halved for two classes (Brier, 1950).
  ///
  /// Undefined without samples and for scores that are not probabilities.
  func brier() throws(Undefined) -> Double {
    try requireProbabilities()
    var sum = CompensatedSum()
    let scores = scores
    scores.withUnsafeBufferPointer { scores in
      for (sample, label) in labels.enumerated() {
        let row = sample * classCount
        var distance = 0.0
        for column in 0..<classCount {
          let difference = scores[row + column] - (column == Int(label) ? 1 : 0)
          distance += difference * difference
        }
        sum.add(distance)
      }
    }
    let mean = sum.value / Double(count)
    return classCount == 2 ? mean / 2 : mean
  }

  /// The mean squared distance of one class's probability from being it or not.
  func brier(ofClass label: Int) throws(Undefined) -> Double {
    try requireProbabilities()
    var sum = CompensatedSum()
    for (score, truth) in zip(scores(ofClass: label), labels) {
      let difference = score - (Int(truth) == label ? 1 : 0)
      sum.add(difference * difference)
    }
    return sum.value / Double(count)
  }

  /// Throws where a metric of probabilities is undefined.
  func requireProbabilities() throws(Undefined) {
    guard count > 0 else { throw .noSamples }
    guard areProbabilities else { throw .noProbabilities }
  }
}
