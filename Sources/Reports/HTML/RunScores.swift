package import Drawing

/// How a run's model told the classes apart, ready to be drawn.
package struct RunScores: Sendable {
  /// One class against the rest.
  package struct ClassCurves: Sendable {
    package var label: String
    /// False positive rate and true positive rate; empty where there is no curve.
    package var roc: [Point]
    /// The area under it; nil where it is undefined.
    package var rocAUC: Double?
    /// Recall and precision; empty where there is no curve.
    package var precisionRecall: [Point]
    /// Nil where it is undefined.
    package var averagePrecision: Double?

    /// The curves of a class.
    package init(
      label: String, roc: [Point], rocAUC: Double?, precisionRecall: [Point], averagePrecision: Double?
    ) {
      (self.label, self.roc, self.rocAUC) = (printable(label), roc, rocAUC)
      (self.precisionRecall, self.averagePrecision) = (precisionRecall, averagePrecision)
    }
  }

  /// What was scored, such as "calm-fox-1, epoch 7, 360 validation samples".
  package var title: String
  /// In the order of the labels.
  package var classes: [ClassCurves]
  /// Samples, truth by prediction.
  package var confusion: [[Int]]

  /// The scores of a run.
  ///
  /// - Precondition: `confusion` has as many rows and columns as there are classes.
  package init(title: String, classes: [ClassCurves], confusion: [[Int]]) {
    precondition(confusion.count == classes.count && confusion.allSatisfy { $0.count == classes.count })
    (self.title, self.classes, self.confusion) = (title, classes, confusion)
  }
}
