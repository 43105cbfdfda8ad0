extension ScoredSamples {
  /// The mean squared distance between the probabilities and the truth, halved for two classes (Brier, 1950).
  ///
  /// Undefined without samples and for scores that are not probabilities.
  func brier() -> Double? {
    guard count > 0, areProbabilities else { return nil }
    var sum = CompensatedSum()
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
}
