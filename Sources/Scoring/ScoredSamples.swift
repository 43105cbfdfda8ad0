/// Labels and class scores of some samples, checked: what every metric is computed from.
///
/// Scores are row-major, samples by classes. Metrics of order (accuracy, ROC-AUC, average precision) take any finite
/// scores; those of probability (log loss, Brier, calibration) are undefined unless all scores lie between 0 and 1.
public struct ScoredSamples: Sendable {
  /// The class index of each sample.
  public let labels: [Int32]
  /// The scores, samples by classes in row-major order.
  public let scores: [Double]
  /// The number of classes, which is the number of columns.
  public let classCount: Int
  /// Whether all scores lie between 0 and 1, up to rounding.
  public let areProbabilities: Bool
  /// The spacing of numbers at 1 in the type the scores came in; log loss keeps that far away from 0 and 1.
  let epsilon: Double

  /// The number of samples.
  public var count: Int { labels.count }

  /// Samples with a score for each class, in single precision.
  ///
  /// - Throws: `ScoringError` where counts do not match, a label is out of range or a score is not finite.
  public init(labels: [Int32], scores: [Float], classCount: Int) throws(ScoringError) {
    try self.init(labels: labels, checking: scores, columns: classCount, sigmoid: false)
  }

  /// Samples with a score for each class, in double precision.
  ///
  /// - Throws: `ScoringError` where counts do not match, a label is out of range or a score is not finite.
  public init(labels: [Int32], scores: [Double], classCount: Int) throws(ScoringError) {
    try self.init(labels: labels, checking: scores, columns: classCount, sigmoid: false)
  }

  /// Samples of two classes with the probability of class 1 alone, such as one sigmoid unit gives.
  ///
  /// - Throws: `ScoringError` where counts do not match, a label is out of range or a score is not finite.
  public init(labels: [Int32], positiveScores: [Float]) throws(ScoringError) {
    try self.init(labels: labels, checking: positiveScores, columns: 1, sigmoid: true)
  }

  /// Samples of two classes with the probability of class 1 alone, in double precision.
  ///
  /// - Throws: `ScoringError` where counts do not match, a label is out of range or a score is not finite.
  public init(labels: [Int32], positiveScores: [Double]) throws(ScoringError) {
    try self.init(labels: labels, checking: positiveScores, columns: 1, sigmoid: true)
  }

  private init<Score: BinaryFloatingPoint>(
    labels: [Int32], checking given: [Score], columns: Int, sigmoid: Bool
  ) throws(ScoringError) {
    let classCount = sigmoid ? 2 : columns
    guard classCount >= 2 else { throw .tooFewClasses(classCount) }
    let (expected, overflow) = labels.count.multipliedReportingOverflow(by: columns)
    guard !overflow, expected == given.count else {
      throw .countMismatch(labels: labels.count, scores: given.count, columns: columns)
    }
    if let sample = labels.firstIndex(where: { $0 < 0 || Int($0) >= classCount }) {
      throw .labelOutOfRange(sample: sample, label: Int(labels[sample]), classCount: classCount)
    }
    if let place = given.firstIndex(where: { !$0.isFinite }) {
      throw .scoreNotFinite(
        sample: place / columns, column: sigmoid ? 1 : place % columns, score: Double(given[place]))
    }
    self.labels = labels
    self.classCount = classCount
    epsilon = Double(Score.ulpOfOne)
    // A softmax may exceed 1 by a rounding error of its own type.
    let highest = 1 + 8 * Score.ulpOfOne
    areProbabilities = given.allSatisfy { $0 >= 0 && $0 <= highest }
    scores = sigmoid ? given.flatMap { [1 - Double($0), Double($0)] } : given.map { Double($0) }
  }
}

extension ScoredSamples {
  /// The class with the highest score of each sample; the first of them where several tie.
  public func predictions() -> [Int32] {
    scores.withUnsafeBufferPointer { scores in
      (0..<count).map { sample in
        let row = sample * classCount
        var best = 0
        for column in 1..<classCount where scores[row + column] > scores[row + best] { best = column }
        return Int32(best)
      }
    }
  }
}
