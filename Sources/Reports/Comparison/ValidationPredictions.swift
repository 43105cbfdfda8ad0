/// What a run took its validation samples for after one epoch.
public struct ValidationPredictions: Hashable, Sendable {
  /// The epoch after which the samples were scored.
  public let epoch: Int
  /// The names of the classes.
  public let classes: [String]
  /// The class of each sample.
  public let labels: [Int32]
  /// The class that each sample was taken for.
  public let predictions: [Int32]

  /// Predictions beside the truth.
  ///
  /// - Precondition: there are as many labels as predictions.
  public init(epoch: Int, classes: [String], labels: [Int32], predictions: [Int32]) {
    precondition(
      labels.count == predictions.count, "\(labels.count) labels, \(predictions.count) predictions")
    (self.epoch, self.classes, self.labels, self.predictions) = (epoch, classes, labels, predictions)
  }
}
