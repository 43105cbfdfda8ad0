import Settings
import Tensors

/// `min(max(x / 6 + 1/2, 0), 1)`: the sigmoid in straight lines, as MobileNetV3 gates its channels (Howard et al., 2019).
struct HardSigmoid: Layer {
  static let kind = "hard_sigmoid"
  static let stem = "hard_sigmoid"

  init(_ settings: inout LayerSettings) throws(NetworkError) {}

  var settings: [String: JSONValue] { [:] }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape { try onlyInput(inputs) }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try HardSigmoidOperation(input: binding.inputs[0])
  }
}
