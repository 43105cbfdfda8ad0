import Foundation

extension ScoredSamples {
  /// Samples with scores of half precision, as a store keeps them.
  ///
  /// - Parameters:
  ///   - labels: the class index of each sample.
  ///   - halves: bit patterns of IEEE 754 binary16, samples by columns in row-major order.
  ///   - areLogarithms: whether each is the natural logarithm of a probability, minus infinity being that of 0.
  ///   - columns: the number of classes; 1 for the score of class 1 of two classes.
  /// - Throws: `ScoringError` where counts do not match, a label is out of range or a score is not finite.
  public init(
    labels: [Int32], halves: [UInt16], areLogarithms: Bool, columns: Int
  ) throws(ScoringError) {
    let sigmoid = columns == 1
    let classCount = try Self.classCount(
      labels: labels, scores: halves.count, columns: columns, sigmoid: sigmoid)
    let stored = StoredScores(bits: halves, areLogarithms: areLogarithms)
    if let place = stored.firstInvalid {
      throw .scoreNotFinite(
        sample: place / columns, column: sigmoid ? 1 : place % columns,
        score: StoredScores.numbers[Int(stored.elements[place])])
    }
    // Half precision keeps what single precision gave, which decides how near 0 and 1 a probability can be.
    self.init(
      checked: labels, classCount: classCount, sigmoid ? .double(stored.ofBothClasses) : .stored(stored),
      areProbabilities: stored.areProbabilities, epsilon: Double(Float.ulpOfOne))
  }
}

extension StoredScores {
  /// One column of class 1 as the scores of both classes.
  fileprivate var ofBothClasses: RealScores<Double> {
    RealScores(
      elements: elements.flatMap { code -> [Double] in
        let number = Self.numbers[Int(code)]
        // One minus a probability near 1 keeps its digits when it is made from the logarithm.
        return areLogarithms ? [-expm1(number), exp(number)] : [1 - number, number]
      })
  }
}
