/// Metrics of a classification, with scikit-learn's definitions; what is undefined is nil.
///
/// Precision, recall and F1 average over the classes that occur, as scikit-learn does where it is given no list of
/// labels. The area under the ROC curve of more than two classes is undefined when a class is absent, unless weighted
/// or one against one. Average precision without a positive is undefined.
public struct ClassificationMetrics: Sendable {
  /// The values of the metrics that were asked for and that are defined.
  private let values: [MetricName: Double]
  private let counts: ClassCounts
  private let ranks: RankStatistics?
  private let labels: [Int32]
  /// The class with the highest score of each sample, the first where several tie.
  public let predictions: [Int32]

  /// Computes the given metrics and no others; all of them where none are given.
  public init(of samples: ScoredSamples, _ names: some Sequence<MetricName> = MetricName.all) {
    labels = samples.labels
    predictions = samples.predictions()
    counts = ClassCounts(
      labels: samples.labels, predictions: predictions, classCount: samples.classCount)
    let wanted = Set(names)
    ranks =
      wanted.contains(where: \.needsRanks) ? RankStatistics(of: samples, support: counts.support) : nil
    var families = MetricFamilies(
      samples: samples, predictions: predictions, counts: counts, ranks: ranks)
    var values: [MetricName: Double] = [:]
    for name in wanted { values[name] = families.value(of: name) }
    self.values = values
  }

  /// The number of samples.
  public var count: Int { counts.count }

  /// The number of classes.
  public var classCount: Int { counts.support.count }

  /// The value of a metric; nil where it is undefined or was not asked for.
  public subscript(name: MetricName) -> Double? { values[name] }

  /// The value of a metric by its name, such as `roc_auc`; nil where it is undefined, unknown or was not asked for.
  public func value(named name: String) -> Double? { MetricName(name).flatMap { values[$0] } }

  /// Precision, recall, F1, support and area under the ROC curve, class by class.
  public var perClass: [ClassMetrics] {
    counts.support.indices.map { label in
      ClassMetrics(
        label: label, precision: counts.value(of: .precision, label: label),
        recall: counts.value(of: .recall, label: label), f1: counts.value(of: .f1, label: label),
        support: counts.support[label], rocAUC: ranks?.rocAUC[label])
    }
  }

  /// How often each class was taken for each class; counted anew at each call, as it may be large.
  public func confusion() -> ConfusionMatrix {
    ConfusionMatrix(labels: labels, predictions: predictions, classCount: classCount)
  }
}
