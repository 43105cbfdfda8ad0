import Foundation

extension ScoredSamples {
  /// The mean of minus the logarithm of the probability given to the truth.
  ///
  /// Probabilities are kept one rounding step of their type away from 0 and 1, as in scikit-learn's
  /// `log_loss`; a logarithm that was stored is taken as it is. Undefined without samples and for scores that are
  /// not probabilities.
  func logLoss() throws(Undefined) -> Double {
    try requireProbabilities()
    var sum = CompensatedSum()
    switch form {
    case .stored(let stored) where stored.areLogarithms:
      let (lowest, highest) = (log(epsilon), log(1 - epsilon))
      for (sample, label) in labels.enumerated() {
        let logarithm = StoredScores.numbers[Int(stored.elements[sample * classCount + Int(label)])]
        sum.add(-min(max(logarithm, lowest), highest))
      }
    default:
      let scores = scores
      for (sample, label) in labels.enumerated() {
        sum.add(surprise(at: scores[sample * classCount + Int(label)]))
      }
    }
    return sum.value / Double(count)
  }

  /// The mean of minus the logarithm of the probability given to a sample's being of one class, or to its not
  /// being of it.
  func logLoss(ofClass label: Int) throws(Undefined) -> Double {
    try requireProbabilities()
    var sum = CompensatedSum()
    for (score, truth) in zip(scores(ofClass: label), labels) {
      sum.add(surprise(at: Int(truth) == label ? score : 1 - score))
    }
    return sum.value / Double(count)
  }

  private func surprise(at probability: Double) -> Double {
    -log(min(max(probability, epsilon), 1 - epsilon))
  }
}
