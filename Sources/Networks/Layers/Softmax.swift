import Settings
import Tensors

/// Softmax over the features (of an image: over the channels).
///
/// At the end of a network the loss absorbs it.
struct Softmax: Layer {
  static let kind = "softmax"
  static let stem = "softmax"

  init(_ settings: inout LayerSettings) throws(NetworkError) {}

  var settings: [String: JSONValue] { [:] }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    try onlyInput(inputs)
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try SoftmaxOperation(input: binding.inputs[0], training: binding.training)
  }
}
