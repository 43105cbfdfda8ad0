import Datasets
import Networks
import ONNX
import Tensors
import Tracking
import Training

extension StoredModel {
  /// Writes the model as an ONNX file that takes raw samples and gives scores: preparation and head are nodes of its graph.
  ///
  /// - Throws: where the file cannot be written; nothing is left of it then.
  public func writeONNX(to path: String) throws {
    let reading = preparation.normalization ?? Normalization(divisor: Double(preparation.pixelMaximum))
    try ONNXModel(
      spec: network.spec, inputShape: network.inputShape,
      weights: network.parameters.map { ($0.name, try $0.tensor()) },
      scaling: ONNXScaling(divisor: reading.divisor, mean: reading.mean, deviation: reading.deviation),
      head: onnxHead, classNames: preparation.classes,
      metadata: [
        ImportedModel.maximumKey: "\(preparation.pixelMaximum)", "run": run.id.description,
        "epoch": "\(checkpoint.epoch)", "dataset": run.dataset,
        "tool_version": run.environment.toolVersion,
      ]
    ).write(to: path)
  }

  /// What the loss makes of raw values, where the network does not end in it.
  private var onnxHead: ONNXModel.Head? {
    get throws {
      guard network.head == nil else { return nil }
      return switch try loss.function(for: network.shapes).head {
      case .softmax: .softmax
      case .sigmoid: .sigmoid
      case .none: nil
      }
    }
  }
}
