/// A test whether two classifiers are right equally often, from the samples on which one alone is right.
///
/// McNemar (Psychometrika 12, 1947) in its exact form for any number of samples: each such sample is a toss of a fair
/// coin. The exact form never finds more differences than its level promises; the incomplete beta function makes it as
/// cheap as the approximation.
public struct McNemarTest: Hashable, Sendable {
  /// Samples on which the first alone is right.
  public let onlyFirst: Int
  /// Samples on which the second alone is right.
  public let onlySecond: Int

  /// A test of two counts, neither below 0.
  public init(onlyFirst: Int, onlySecond: Int) { (self.onlyFirst, self.onlySecond) = (onlyFirst, onlySecond) }

  /// A test of the predictions of two classifiers for the same samples; nil where the counts differ.
  public init?(labels: [Int32], _ first: [Int32], _ second: [Int32]) {
    guard labels.count == first.count, labels.count == second.count else { return nil }
    var (onlyFirst, onlySecond) = (0, 0)
    for (place, label) in labels.enumerated() where first[place] != second[place] {
      if first[place] == label { onlyFirst += 1 }
      if second[place] == label { onlySecond += 1 }
    }
    self.init(onlyFirst: onlyFirst, onlySecond: onlySecond)
  }

  /// The probability of counts at least as uneven where both are right equally often.
  public var pValue: Double {
    let (fewer, tosses) = (min(onlyFirst, onlySecond), onlyFirst + onlySecond)
    // As even as can be: one tail is half of all, or more.
    guard 2 * fewer + 1 < tosses else { return 1 }
    // The binomial distribution's lower tail as an incomplete beta function.
    return min(1, 2 * regularizedBeta(0.5, Double(tosses - fewer), Double(fewer + 1)))
  }
}
