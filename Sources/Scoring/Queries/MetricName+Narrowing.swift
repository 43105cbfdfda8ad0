extension MetricName {
  /// The ratio that a single class has; nil for metrics that are none, and for averages that are asked for as such.
  var classRatio: ClassRatio? {
    switch self {
    case .precision(.macro): .precision
    case .recall(.macro): .recall
    case .fBeta(let beta, .macro): .fBeta(beta)
    case .jaccard(.macro): .jaccard
    case .specificity(.macro): .specificity
    default: nil
    }
  }

  /// Whether the metric can be asked of one class against the rest.
  func takesClass(withThreshold hasThreshold: Bool) -> Bool {
    switch self {
    case .rocAUC, .averagePrecision, .brier, .logLoss: true
    case .accuracy, .balancedAccuracy, .matthewsCorrelation, .cohenKappa: hasThreshold
    default: classRatio != nil
    }
  }

  /// Whether the metric is of decisions that a threshold can make.
  var takesThreshold: Bool {
    switch self {
    case .accuracy, .balancedAccuracy, .matthewsCorrelation, .cohenKappa: true
    default: classRatio != nil
    }
  }
}
