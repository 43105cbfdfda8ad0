/// A classification metric, such as macro-averaged F1 or the area under the ROC curve.
///
/// The text form is the one that experiments, stores, tables and JSON use, without the split before it.
public enum MetricName: Hashable, Sendable {
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
  /// The weighted harmonic mean of precision and recall, in which recall counts beta times as much.
  case fBeta(Double, Averaging)
  /// The samples that are rightly taken for a class, divided by those that are of it or taken for it.
  case jaccard(Averaging)
  /// The share of samples of other classes that are not taken for a class.
  case specificity(Averaging)
  /// The area under the ROC curve: binary, or the macro mean of each class against the rest.
  case rocAUC
  /// The area under the ROC curve of all decisions, sample by class, taken together.
  case rocAUCMicro
  /// The area under the ROC curve of each class against the rest, weighted by how often the class is the
  /// truth.
  case rocAUCWeighted
  /// The area under the ROC curve, the mean over all pairs of classes (Hand and Till, 2001).
  case rocAUCOneVersusOne
  /// The area under the ROC curve over all pairs of classes, weighted by the size of the pair.
  case rocAUCOneVersusOneWeighted
  /// The sum of precision times gain of recall over all thresholds; the macro mean of more than two classes.
  case averagePrecision
  /// Average precision of all decisions, sample by class, taken together.
  case averagePrecisionMicro
  /// Average precision of each class, weighted by how often the class is the truth.
  case averagePrecisionWeighted
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

  /// The harmonic mean of precision and recall.
  public static func f1(_ averaging: Averaging) -> MetricName { .fBeta(1, averaging) }

  /// The metrics of an evaluation, in the order in which they are best read, with the usual top-5 accuracy.
  public static let all: [MetricName] =
    [.accuracy, .balancedAccuracy, .topAccuracy(5)]
    + Averaging.allCases.map(MetricName.precision)
    + Averaging.allCases.map(MetricName.recall)
    + Averaging.allCases.map(MetricName.f1)
    + [
      .rocAUC, .rocAUCWeighted, .rocAUCOneVersusOne, .rocAUCOneVersusOneWeighted, .averagePrecision, .logLoss,
      .brier, .matthewsCorrelation, .cohenKappa, .calibrationError,
    ]

  /// The metrics that are computed only where somebody asks for them.
  public static let further: [MetricName] =
    Averaging.allCases.map(MetricName.jaccard) + Averaging.allCases.map(MetricName.specificity)
    + [.rocAUCMicro, .averagePrecisionMicro, .averagePrecisionWeighted]

  /// Whether lower values are better, as for losses and errors.
  public var isBetterWhenLower: Bool {
    switch self {
    case .logLoss, .brier, .calibrationError: true
    default: false
    }
  }
}
