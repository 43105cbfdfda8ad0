extension ScoredSamples {
  /// Samples with a score for each class, in single precision.
  ///
  /// - Throws: `ScoringError` where counts do not match, a label is out of range or a score is not finite.
  public init(labels: [Int32], scores: [Float], classCount: Int) throws(ScoringError) {
    try self.init(labels: labels, checking: scores, columns: classCount, sigmoid: false) { .single($0) }
  }

  /// Samples with a score for each class, in double precision.
  ///
  /// - Throws: `ScoringError` where counts do not match, a label is out of range or a score is not finite.
  public init(labels: [Int32], scores: [Double], classCount: Int) throws(ScoringError) {
    try self.init(labels: labels, checking: scores, columns: classCount, sigmoid: false) { .double($0) }
  }

  /// Samples of two classes with the probability of class 1 alone, such as one sigmoid unit gives.
  ///
  /// - Throws: `ScoringError` where counts do not match, a label is out of range or a score is not finite.
  public init(labels: [Int32], positiveScores: [Float]) throws(ScoringError) {
    try self.init(labels: labels, checking: positiveScores, columns: 1, sigmoid: true) { .ofBothClasses($0) }
  }

  /// Samples of two classes with the probability of class 1 alone, in double precision.
  ///
  /// - Throws: `ScoringError` where counts do not match, a label is out of range or a score is not finite.
  public init(labels: [Int32], positiveScores: [Double]) throws(ScoringError) {
    try self.init(labels: labels, checking: positiveScores, columns: 1, sigmoid: true) { .ofBothClasses($0) }
  }

  private init<Score: RealScore>(
    labels: [Int32], checking given: [Score], columns: Int, sigmoid: Bool,
    form: (RealScores<Score>) -> Form
  ) throws(ScoringError) {
    let classCount = try Self.classCount(
      labels: labels, scores: given.count, columns: columns, sigmoid: sigmoid)
    if let place = given.firstIndex(where: { !$0.isFinite }) {
      throw .scoreNotFinite(
        sample: place / columns, column: sigmoid ? 1 : place % columns, score: Double(given[place]))
    }
    // A softmax may exceed 1 by a rounding error of its own type.
    let highest = 1 + 8 * Score.ulpOfOne
    self.init(
      checked: labels, classCount: classCount, form(RealScores(elements: given)),
      areProbabilities: given.allSatisfy { $0 >= 0 && $0 <= highest }, epsilon: Double(Score.ulpOfOne))
  }
}

extension ScoredSamples.Form {
  /// The probabilities of class 1 of two classes as the scores of both; one minus a single is not always a single.
  fileprivate static func ofBothClasses(_ positive: RealScores<some RealScore>) -> ScoredSamples.Form {
    .double(RealScores(elements: positive.elements.flatMap { [1 - Double($0), Double($0)] }))
  }
}
