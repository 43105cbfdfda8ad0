import Drawing
package import Scoring

extension RunScores {
  /// More curves would cover one another.
  static let mostCurves = 8
  /// As many as a chart has pixels for.
  private static let mostPoints = 200

  /// How samples were told apart; curves are made for the classes that do worst.
  ///
  /// - Parameter labels: the names of the classes; a class that has none is called by its index.
  package init(title: String, of samples: ScoredSamples, labels: [String]) {
    let classes = Array(0..<samples.classCount)
    let areas = Self.values("roc_auc", classes, samples)
    let precisions = Self.values("average_precision", classes, samples)
    let drawn = Set(Self.worst(areas) + Self.worst(precisions))
    let curves = classes.map { label in
      let roc = drawn.contains(label) ? samples.rocCurve(ofClass: label)?.thinned(to: Self.mostPoints) : nil
      let precision =
        drawn.contains(label)
        ? samples.precisionRecallCurve(ofClass: label)?.thinned(to: Self.mostPoints) : nil
      return ClassCurves(
        label: labels.indices.contains(label) ? labels[label] : "\(label)",
        roc: roc?.points.map { Point($0.falsePositiveRate, $0.truePositiveRate) } ?? [],
        rocAUC: areas[label],
        precisionRecall: precision?.points.map { Point($0.recall, $0.precision) } ?? [],
        averagePrecision: precisions[label])
    }
    let confusion = ClassificationMetrics(of: samples, [.accuracy]).confusion()
    self.init(title: title, classes: curves, confusion: confusion.rows)
  }

  /// A metric of each class against the rest; nil where it is undefined.
  private static func values(_ metric: String, _ classes: [Int], _ samples: ScoredSamples) -> [Double?] {
    let queries = classes.compactMap { try? MetricQuery(parsing: "\(metric)[class=\($0)]") }
    // Without names, classes are known by their indices.
    return samples.values(of: queries, classes: []).map(\.value)
  }

  /// The classes with the lowest values, in their order; undefined ones come last.
  static func worst(_ values: [Double?]) -> [Int] {
    values.indices.sorted { (values[$0] ?? 2, $0) < (values[$1] ?? 2, $1) }.prefix(mostCurves).sorted()
  }
}
