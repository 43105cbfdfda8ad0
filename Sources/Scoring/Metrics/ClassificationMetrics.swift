/// Metrics of a classification, with scikit-learn's definitions; what is undefined says why.
///
/// Precision, recall and F1 average over the classes that occur, as scikit-learn does where it is given no
/// list of labels. The area under the ROC curve of more than two classes is undefined when a class is absent,
/// unless weighted or one against one. Average precision without a positive is undefined.
public struct ClassificationMetrics: Sendable {
  /// The metrics that were asked for.
  private let values: [MetricName: Result<Double, Undefined>]
  private let counts: ClassCounts
  private let rankings: [Int: ClassRanking]
  private let labels: [Int32]
  /// The class with the highest score of each sample, the first where several tie; or what the threshold decided.
  public let predictions: [Int32]

  /// Computes the given metrics and no others; those of an evaluation where none are given.
  ///
  /// - Parameters:
  ///   - samples: what is scored.
  ///   - names: the metrics.
  ///   - threshold: from which score on a sample counts as of the second of two classes; nil where the highest score decides.
  public init(
    of samples: ScoredSamples, _ names: some Sequence<MetricName> = MetricName.all, threshold: Double? = nil
  ) {
    let wanted = Set(names)
    // Where any metric needs the order of scores, each class has its own area too.
    let ranked = wanted.contains { $0.ranks != .none } ? Set(0..<samples.classCount) : []
    var computation = MetricComputation(
      samples, for: wanted, rankedClasses: ranked,
      predictions: threshold.map { threshold in
        samples.scores(ofClass: 1).map { $0 >= threshold ? 1 : 0 }
      })
    values = wanted.reduce(into: [:]) { values, name in
      values[name] = Result { () throws(Undefined) in try computation.value(of: name) }
    }
    (labels, predictions) = (samples.labels, computation.predictions)
    (counts, rankings) = (computation.counts, computation.rankings)
  }

  /// The number of samples.
  public var count: Int { counts.count }

  /// The number of classes.
  public var classCount: Int { counts.support.count }

  /// The value of a metric, or why it has none.
  ///
  /// - Parameter classes: the names by which a reason calls the classes; without them it has their indices.
  public func result(of name: MetricName, classes: [String] = []) -> MetricValue {
    MetricValue(values[name] ?? .failure(.notComputed), classes: classes)
  }

  /// The value of a metric; nil where it is undefined or was not asked for.
  public subscript(name: MetricName) -> Double? { try? values[name]?.get() }

  /// The value of a metric by its name, such as `roc_auc`; nil where it is undefined, unknown or was not
  /// asked for.
  public func value(named name: String) -> Double? { MetricName(name).flatMap { self[$0] } }

  /// Precision, recall, F1, support and area under the ROC curve, class by class.
  public var perClass: [ClassMetrics] {
    counts.support.indices.map { label in
      ClassMetrics(
        label: label, precision: try? counts.value(of: .precision, label: label),
        recall: try? counts.value(of: .recall, label: label),
        f1: try? counts.value(of: .fBeta(1), label: label),
        support: counts.support[label], rocAUC: try? rankings[label]?.rocAUC())
    }
  }

  /// How often each class was taken for each class; counted anew at each call, as it may be large.
  public func confusion() -> ConfusionMatrix {
    ConfusionMatrix(labels: labels, predictions: predictions, classCount: classCount)
  }
}
