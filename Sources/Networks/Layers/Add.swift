import Settings
import Tensors

/// The sum of two or more inputs of equal shape.
struct Add: Layer {
  static let kind = "add"
  static let stem = "add"

  init(_ settings: inout LayerSettings) throws(NetworkError) {}

  var settings: [String: JSONValue] { [:] }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    let first = try severalInputs(inputs)[0]
    guard inputs.allSatisfy({ $0 == first }) else {
      throw NetworkError(
        "expected inputs of equal shape, found \(inputs.map(\.description).joined(separator: ", "))")
    }
    return first
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try AddOperation(inputs: binding.inputs)
  }
}
