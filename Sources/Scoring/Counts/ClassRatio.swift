/// A ratio of counts that classes can be asked for one by one and that averages can be taken of.
enum ClassRatio {
  case precision, recall, jaccard, specificity
  case fBeta(Double)

  /// The counts of one class against the rest, or their sums over several classes.
  struct Counts {
    /// Samples of the class that were taken for it.
    let correct: Int
    /// Samples of the class.
    let support: Int
    /// Samples that were taken for it.
    let predicted: Int
    /// All samples.
    let all: Int
  }

  /// The ratio; 0 where there is nothing below the line, as scikit-learn's `zero_division` has it by default.
  func value(of counts: Counts) -> Double {
    let correct = Double(counts.correct)
    let (numerator, denominator): (Double, Double) =
      switch self {
      case .precision: (correct, Double(counts.predicted))
      case .recall: (correct, Double(counts.support))
      case .jaccard: (correct, Double(counts.support + counts.predicted - counts.correct))
      case .specificity:
        (
          Double(counts.all - counts.support - counts.predicted + counts.correct),
          Double(counts.all - counts.support)
        )
      case .fBeta(let beta): Self.fBeta(beta, counts)
      }
    return denominator > 0 ? numerator / denominator : 0
  }

  /// Van Rijsbergen's F, scaled so that no beta overflows.
  private static func fBeta(_ beta: Double, _ counts: Counts) -> (Double, Double) {
    let (recallWeight, precisionWeight) = beta <= 1 ? (beta * beta, 1) : (1, 1 / (beta * beta))
    return (
      (recallWeight + precisionWeight) * Double(counts.correct),
      recallWeight * Double(counts.support) + precisionWeight * Double(counts.predicted)
    )
  }
}
