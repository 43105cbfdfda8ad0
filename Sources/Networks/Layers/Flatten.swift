import Settings
import Tensors

/// Any shape as one row of features, in row-major order.
struct Flatten: Layer {
  static let kind = "flatten"
  static let stem = "flatten"

  init(_ settings: inout LayerSettings) throws(NetworkError) {}

  var settings: [String: JSONValue] { [:] }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    [try onlyInput(inputs).count]
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try ReshapeOperation(flattening: binding.inputs[0])
  }
}
