/// Labels and class scores of some samples, checked: what every metric is computed from.
///
/// Scores are row-major, samples by classes. Metrics of order (accuracy, ROC-AUC, average precision) take any
/// finite scores; those of probability (log loss, Brier, calibration) are undefined unless all scores lie
/// between 0 and 1.
public struct ScoredSamples: Sendable {
  /// The class index of each sample.
  public let labels: [Int32]
  /// The number of classes, which is the number of columns.
  public let classCount: Int
  /// Whether all scores lie between 0 and 1, up to rounding.
  public let areProbabilities: Bool
  let form: Form
  /// The spacing of numbers at 1 in the type the scores came in; log loss keeps that far away from 0 and 1.
  let epsilon: Double

  /// How the scores are held: as they came.
  enum Form: Sendable {
    case single(RealScores<Float>)
    case double(RealScores<Double>)
    case stored(StoredScores)
  }

  /// The number of samples.
  public var count: Int { labels.count }

  /// The scores in double precision, samples by classes in row-major order; converted at each call where they came
  /// in another.
  public var scores: [Double] {
    switch form {
    case .single(let single): single.elements.map { Double($0) }
    case .double(let double): double.elements
    case .stored(let stored): stored.elements.map(stored.number)
    }
  }

  /// The scores of all samples for one class.
  func scores(ofClass column: Int) -> [Double] {
    func strided<Scores: OrderedScores>(_ scores: Scores) -> [Double] {
      let number = scores.number
      return (0..<count).map { number(scores.elements[$0 * classCount + column]) }
    }
    return switch form {
    case .single(let single): strided(single)
    case .double(let double): strided(double)
    case .stored(let stored): strided(stored)
    }
  }

  /// - Parameter checked: labels and their number of scores have been found right.
  init(checked labels: [Int32], classCount: Int, _ form: Form, areProbabilities: Bool, epsilon: Double) {
    (self.labels, self.classCount, self.form) = (labels, classCount, form)
    (self.areProbabilities, self.epsilon) = (areProbabilities, epsilon)
  }

  /// The number of classes of some columns, of which one alone stands for two.
  ///
  /// - Throws: `ScoringError` where counts do not match or a label is out of range.
  static func classCount(
    labels: [Int32], scores: Int, columns: Int, sigmoid: Bool
  ) throws(ScoringError) -> Int {
    let classCount = sigmoid ? 2 : columns
    guard classCount >= 2 else { throw .tooFewClasses(classCount) }
    let (expected, overflow) = labels.count.multipliedReportingOverflow(by: columns)
    guard !overflow, expected == scores else {
      throw .countMismatch(labels: labels.count, scores: scores, columns: columns)
    }
    if let sample = labels.firstIndex(where: { $0 < 0 || Int($0) >= classCount }) {
      throw .labelOutOfRange(sample: sample, label: Int(labels[sample]), classCount: classCount)
    }
    return classCount
  }
}
