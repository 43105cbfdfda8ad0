extension MetricName: LosslessStringConvertible {
  /// The name as text.
  public var description: String {
    switch self {
    case .accuracy: "accuracy"
    case .balancedAccuracy: "balanced_accuracy"
    case .topAccuracy(let rank): "top_\(rank)_accuracy"
    case .precision(let averaging): "precision" + averaging.suffix
    case .recall(let averaging): "recall" + averaging.suffix
    case .fBeta(let beta, let averaging): "f" + shortest(beta) + averaging.suffix
    case .jaccard(let averaging): "jaccard" + averaging.suffix
    case .specificity(let averaging): "specificity" + averaging.suffix
    case .rocAUC: "roc_auc"
    case .rocAUCMicro: "roc_auc_micro"
    case .rocAUCWeighted: "roc_auc_weighted"
    case .rocAUCOneVersusOne: "roc_auc_ovo"
    case .rocAUCOneVersusOneWeighted: "roc_auc_ovo_weighted"
    case .averagePrecision: "average_precision"
    case .averagePrecisionMicro: "average_precision_micro"
    case .averagePrecisionWeighted: "average_precision_weighted"
    case .logLoss: "log_loss"
    case .brier: "brier"
    case .matthewsCorrelation: "mcc"
    case .cohenKappa: "cohen_kappa"
    case .calibrationError: "ece"
    }
  }

  /// The metric of a name, or nil where there is none.
  ///
  /// `top_K_accuracy` takes any K from 1, `fB`, `fB_micro` and `fB_weighted` any B above 0, such as `f0.5`.
  public init?(_ description: String) {
    guard
      let metric = Self.byName[description] ?? Self.topAccuracy(in: description)
        ?? Self.fBeta(in: description)
    else { return nil }
    self = metric
  }

  /// The names of the metrics, to offer the nearest of where one is unknown.
  public static let names: [String] = (all + further).map(\.description)

  private static let byName = Dictionary(uniqueKeysWithValues: zip(names, all + further))

  private static func topAccuracy(in name: String) -> MetricName? {
    guard name.hasPrefix("top_"), name.hasSuffix("_accuracy") else { return nil }
    guard let rank = Int(name.dropFirst("top_".count).dropLast("_accuracy".count)), rank >= 1 else {
      return nil
    }
    return canonical(.topAccuracy(rank), name)
  }

  private static func fBeta(in name: String) -> MetricName? {
    guard name.hasPrefix("f") else { return nil }
    let parts = name.dropFirst().split(separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
    guard let beta = parts.first.flatMap({ Double($0) }), beta > 0, beta.isFinite else { return nil }
    guard parts.count == 2 else { return canonical(.fBeta(beta, .macro), name) }
    return Averaging(rawValue: String(parts[1])).flatMap { canonical(.fBeta(beta, $0), name) }
  }

  /// Only the canonical spelling is a name, so that one metric has one name.
  private static func canonical(_ metric: MetricName, _ name: String) -> MetricName? {
    metric.description == name ? metric : nil
  }
}

extension Averaging {
  fileprivate var suffix: String { self == .macro ? "" : "_\(rawValue)" }
}

/// The shortest text that reads back as the same number: whole numbers without a point.
func shortest(_ number: Double) -> String {
  let text = "\(number)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
