import Datasets
import Images
import Tensors
import Training

/// What must be known beside graph and weights to use a model: how inputs are prepared and what its outputs mean.
struct Preparation: StoredJSON, Hashable {
  static let title = "how the model's inputs are prepared"

  /// `C x H x W`.
  let input: Shape
  /// The largest value that is stored, and what inputs are divided by where nothing else is said.
  let pixelMaximum: Int
  /// What inputs are made of stored values by, where it is more than that division.
  let normalization: Normalization?
  /// Names of the classes in the order of the outputs.
  let classes: [String]
  /// The loss, which decides how raw values become scores.
  let loss: String
  /// What the loss's `gamma` was, where it is focal.
  let focalGamma: Double?
  /// How images are brought to the input's size; nil where those of the training were not, or where a model is so old
  /// that its experiment alone says it.
  var resampling: Resampling?

  init(
    input: Shape, pixelMaximum: Int, normalization: Normalization?, classes: [String], loss: String,
    focalGamma: Double?
  ) {
    (self.input, self.pixelMaximum, self.normalization) = (input, pixelMaximum, normalization)
    (self.classes, self.loss, self.focalGamma) = (classes, loss, focalGamma)
  }

  /// - Parameter source: where the data come from, which says how images are resized.
  init(_ dataset: Dataset, _ normalization: Normalization, loss: Loss, source: DatasetSource? = nil) {
    (input, pixelMaximum) = (dataset.inputShape, dataset.train.valueMaximum)
    self.normalization = normalization == dataset.train.normalization ? nil : normalization
    (classes, self.loss) = (dataset.classes, loss.kind.rawValue)
    focalGamma = loss.kind == .focal ? loss.focalGamma : nil
    resampling = source?.size.map { _ in source?.resampling ?? .bilinear }
  }

  /// Samples as the model was trained to see them.
  func prepared(_ samples: Samples) -> Samples {
    normalization.map(samples.normalized(by:)) ?? samples
  }
}
