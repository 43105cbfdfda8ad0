package import Statistics

/// The results of the best configuration, with which others are compared.
///
/// Two-sided tests at 5%, not corrected for the number of configurations. Results that share at least two repetitions
/// (the same seed and fold) are compared pair by pair, others with at least two results each by Welch's test.
package struct BestComparison<Repetition: Hashable> {
  /// What one repetition of a configuration gave.
  package typealias Result = (repetition: Repetition, value: Double)

  private let best: [Double]
  private let bestMeans: [Repetition: Double]

  package init(_ results: [Result]) {
    let finite = results.filter(\.value.isFinite)
    (best, bestMeans) = (finite.map(\.value), Self.means(finite))
  }

  /// Whether other results can be told apart from the best ones.
  ///
  /// - Parameter predictions: a test of the predictions of the two runs, asked for where each has one result only.
  package func distinction(of others: [Result], predictions: () -> McNemarTest? = { nil }) -> Distinction {
    let others = others.filter(\.value.isFinite)
    let pValue: Double? =
      if let paired = TTest.paired(pairs(with: others)) {
        paired.pValue
      } else if let welch = TTest.welch(best, others.map(\.value)) {
        welch.pValue
      } else if best.count == 1, others.count == 1 {
        predictions()?.pValue
      } else {
        nil
      }
    return pValue.map { $0 < Self.level ? .apart : .alike } ?? .notCompared
  }

  /// The probability of finding a difference where there is none.
  private static var level: Double { 0.05 }

  /// The results of the repetitions that both have.
  private func pairs(with others: [Result]) -> [(Double, Double)] {
    Self.means(others).compactMap { repetition, value in bestMeans[repetition].map { ($0, value) } }
  }

  /// One number for each repetition: of several the mean.
  private static func means(_ results: [Result]) -> [Repetition: Double] {
    Dictionary(grouping: results, by: \.repetition).compactMapValues { Moments($0.map(\.value))?.mean }
  }
}
