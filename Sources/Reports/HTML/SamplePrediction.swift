/// A sample with its image and what a model took it for.
package struct SamplePrediction: Hashable, Sendable {
  package var png: [UInt8]
  package var truth: String
  package var prediction: String
  /// The score of the predicted class, 0 to 1.
  package var score: Double

  /// A sample.
  ///
  /// - Parameter png: a whole PNG file.
  package init(png: [UInt8], truth: String, prediction: String, score: Double) {
    (self.png, self.truth, self.prediction, self.score) = (png, truth, prediction, score)
  }
}
