import Testing

/// Scores of class 1 of two classes in sixteenths, and scikit-learn's curves.
struct CurveGolden: Sendable, CustomTestStringConvertible {
  let name: String
  let labels: [Int32]
  let units: [Int]
  /// False positive rate, true positive rate, threshold; -1 stands for infinity.
  let roc, rocCorners: [[Double?]]
  /// Recall, precision, threshold.
  let precisionRecall: [[Double?]]

  var testDescription: String { name }
}
