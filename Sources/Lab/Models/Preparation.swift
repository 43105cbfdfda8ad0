import Datasets
import Foundation
import Tensors
import Training

/// What must be known beside graph and weights to use a model: how inputs are prepared and what its outputs mean.
struct Preparation: Codable, Hashable {
  /// `C x H x W`.
  let input: Shape
  /// Pixel value that becomes 1; inputs are pixels divided by it.
  let pixelMaximum: Int
  /// Names of the classes in the order of the outputs.
  let classes: [String]
  /// The loss, which decides how raw values become scores.
  let loss: String

  init(_ dataset: Dataset, loss: Loss) {
    (input, pixelMaximum) = (dataset.inputShape, dataset.train.pixelMaximum)
    (classes, self.loss) = (dataset.classes, loss.rawValue)
  }

  /// JSON as the store keeps it.
  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  /// Reads what the store keeps.
  init(json: String) throws(LabError) {
    do {
      self = try JSONDecoder().decode(Preparation.self, from: Data(json.utf8))
    } catch {
      throw LabError(.badData, "the store's record of how the model's inputs are prepared cannot be read")
    }
  }
}
