import Datasets
import Tensors
import Training

/// What must be known beside graph and weights to use a model: how inputs are prepared and what its outputs mean.
struct Preparation: StoredJSON, Hashable {
  static let title = "how the model's inputs are prepared"

  /// `C x H x W`.
  let input: Shape
  /// Pixel value that becomes 1; inputs are pixels divided by it.
  let pixelMaximum: Int
  /// Names of the classes in the order of the outputs.
  let classes: [String]
  /// The loss, which decides how raw values become scores.
  let loss: String
  /// What the loss's `gamma` was, where it is focal.
  let focalGamma: Double?

  init(_ dataset: Dataset, loss: Loss) {
    (input, pixelMaximum) = (dataset.inputShape, dataset.train.pixelMaximum)
    (classes, self.loss) = (dataset.classes, loss.kind.rawValue)
    focalGamma = loss.kind == .focal ? loss.focalGamma : nil
  }
}
