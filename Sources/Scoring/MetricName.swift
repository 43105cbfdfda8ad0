/// A classification metric by its name, such as `f1`, `roc_auc_ovo` or `top_5_accuracy`.
///
/// The text form is the one that experiments, stores, tables and JSON use, without the split before it.
public enum MetricName: Hashable, Sendable, LosslessStringConvertible {
  /// The share of samples whose highest score is the truth.
  case accuracy
  /// The mean recall of the classes that are the truth of some sample.
  case balancedAccuracy
  /// The share of samples whose truth is among the given number of highest scores.
  case topAccuracy(Int)
  /// The share of right ones among the predictions of a class.
  case precision(Averaging)
  /// The share of found ones among the samples of a class.
  case recall(Averaging)
  /// The harmonic mean of precision and recall.
  case f1(Averaging)
  /// The area under the ROC curve: binary, or the macro mean of each class against the rest.
  case rocAUC
  /// The area under the ROC curve of each class against the rest, weighted by how often the class is the truth.
  case rocAUCWeighted
  /// The area under the ROC curve, the mean over all pairs of classes (Hand and Till, 2001).
  case rocAUCOneVersusOne
  /// The area under the ROC curve over all pairs of classes, weighted by the size of the pair.
  case rocAUCOneVersusOneWeighted
  /// The sum of precision times gain of recall over all thresholds; the macro mean of more than two classes.
  case averagePrecision
  /// The mean of minus the logarithm of the probability given to the truth.
  case logLoss
  /// The mean squared distance of probabilities and truth, halved for two classes.
  case brier
  /// The Matthews correlation coefficient.
  case matthewsCorrelation
  /// Cohen's kappa: agreement beyond what chance would give.
  case cohenKappa
  /// The expected calibration error of the highest score, over 15 bins of equal width.
  case calibrationError

  /// Every metric, in the order in which they are best read, with the usual top-5 accuracy.
  public static let all: [MetricName] =
    [.accuracy, .balancedAccuracy, .topAccuracy(5)]
    + Averaging.allCases.map(MetricName.precision)
    + Averaging.allCases.map(MetricName.recall)
    + Averaging.allCases.map(MetricName.f1)
    + [
      .rocAUC, .rocAUCWeighted, .rocAUCOneVersusOne, .rocAUCOneVersusOneWeighted, .averagePrecision, .logLoss,
      .brier, .matthewsCorrelation, .cohenKappa, .calibrationError,
    ]

  /// The names of every metric, to offer the nearest of where one is unknown.
  public static let names: [String] = all.map(\.description)

  /// Whether lower values are better, as for losses and errors.
  public var isBetterWhenLower: Bool {
    switch self {
    case .logLoss, .brier, .calibrationError: true
    default: false
    }
  }
}

extension MetricName {
  /// The name as text.
  public var description: String {
    switch self {
    case .accuracy: "accuracy"
    case .balancedAccuracy: "balanced_accuracy"
    case .topAccuracy(let rank): "top_\(rank)_accuracy"
    case .precision(let averaging): "precision" + averaging.suffix
    case .recall(let averaging): "recall" + averaging.suffix
    case .f1(let averaging): "f1" + averaging.suffix
    case .rocAUC: "roc_auc"
    case .rocAUCWeighted: "roc_auc_weighted"
    case .rocAUCOneVersusOne: "roc_auc_ovo"
    case .rocAUCOneVersusOneWeighted: "roc_auc_ovo_weighted"
    case .averagePrecision: "average_precision"
    case .logLoss: "log_loss"
    case .brier: "brier"
    case .matthewsCorrelation: "mcc"
    case .cohenKappa: "cohen_kappa"
    case .calibrationError: "ece"
    }
  }

  /// The metric of a name, or nil where there is none; `top_K_accuracy` takes any K from 1.
  public init?(_ description: String) {
    if let known = Self.byName[description] {
      self = known
    } else if let rank = Self.topRank(in: description) {
      self = .topAccuracy(rank)
    } else {
      return nil
    }
  }

  private static let byName = Dictionary(uniqueKeysWithValues: zip(names, all))

  private static func topRank(in name: String) -> Int? {
    guard name.hasPrefix("top_"), name.hasSuffix("_accuracy") else { return nil }
    guard let rank = Int(name.dropFirst("top_".count).dropLast("_accuracy".count)), rank >= 1 else {
      return nil
    }
    // Only the canonical spelling, so that one metric has one name.
    return "top_\(rank)_accuracy" == name ? rank : nil
  }
}

extension Averaging {
  fileprivate var suffix: String { self == .macro ? "" : "_\(rawValue)" }
}
