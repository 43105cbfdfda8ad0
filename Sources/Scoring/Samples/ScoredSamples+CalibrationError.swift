extension ScoredSamples {
  /// The expected calibration error: how far the highest score is from the share of right predictions.
  ///
  /// The mean over bins of equal width, open below and closed above, of the distance between confidence and
  /// accuracy, weighted by the samples in the bin (Guo et al., "On calibration of modern neural networks",
  /// 2017). Undefined without samples and for scores that are not probabilities.
  func calibrationError(predictions: [Int32], bins: Int = 15) throws(Undefined) -> Double {
    try requireProbabilities()
    let scores = scores
    var excess = [CompensatedSum](repeating: CompensatedSum(), count: bins)
    for (sample, prediction) in predictions.enumerated() {
      let confidence = scores[sample * classCount + Int(prediction)]
      let bin = min(max(Int((confidence * Double(bins)).rounded(.up)) - 1, 0), bins - 1)
      excess[bin].add(confidence - (prediction == labels[sample] ? 1 : 0))
    }
    return excess.reduce(0) { $0 + abs($1.value) } / Double(count)
  }
}
