import Foundation

extension ScoredSamples {
  /// The mean of minus the logarithm of the probability given to the truth.
  ///
  /// Probabilities are kept one rounding step of their type away from 0 and 1, as in scikit-learn's `log_loss`.
  /// Undefined without samples and for scores that are not probabilities.
  func logLoss() -> Double? {
    guard count > 0, areProbabilities else { return nil }
    var sum = CompensatedSum()
    for (sample, label) in labels.enumerated() {
      let probability = scores[sample * classCount + Int(label)]
      sum.add(-log(min(max(probability, epsilon), 1 - epsilon)))
    }
    return sum.value / Double(count)
  }
}
