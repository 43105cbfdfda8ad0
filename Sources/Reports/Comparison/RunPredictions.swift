/// What a run predicted for the samples of its validation split, at its best epoch.
public struct RunPredictions: Sendable {
  /// The class of each sample.
  public let labels: [Int32]
  /// The class that was predicted for each.
  public let predictions: [Int32]

  /// Predictions of the samples in one order.
  public init(labels: [Int32], predictions: [Int32]) {
    (self.labels, self.predictions) = (labels, predictions)
  }
}
