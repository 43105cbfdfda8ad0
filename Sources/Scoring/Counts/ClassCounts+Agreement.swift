extension ClassCounts {
  /// The Matthews correlation coefficient for any number of classes (Gorodkin, 2004).
  ///
  /// 0 where truth or prediction is one class throughout, as scikit-learn defines it.
  func matthewsCorrelation() throws(Undefined) -> Double {
    guard count > 0 else { throw .noSamples }
    let all = Double(count)
    let covariance = Double(totalCorrect) * all - chance
    let predictedVariance = all * all - predicted.reduce(0) { $0 + Double($1) * Double($1) }
    let supportVariance = all * all - support.reduce(0) { $0 + Double($1) * Double($1) }
    let product = predictedVariance * supportVariance
    return product == 0 ? 0 : covariance / product.squareRoot()
  }

  /// Cohen's kappa; undefined where truth and prediction are one and the same class throughout.
  func cohenKappa() throws(Undefined) -> Double {
    guard count > 0 else { throw .noSamples }
    let all = Double(count)
    let expectedDisagreement = all * all - chance
    guard expectedDisagreement > 0 else { throw .oneClassThroughout }
    return 1 - Double(count - totalCorrect) * all / expectedDisagreement
  }

  /// The number of right predictions that chance would give, times the number of samples.
  private var chance: Double {
    zip(support, predicted).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }
}
