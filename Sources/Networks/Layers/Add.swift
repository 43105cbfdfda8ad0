import Tensors

/// The sum of two or more inputs of equal shape.
struct Add: Layer {
  static let kind = "add"
  static let stem = "add"

  init(_ settings: inout LayerSettings) throws(NetworkError) {}

  var settings: [String: JSONValue] { [:] }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    guard inputs.count > 1 else {
      throw NetworkError("expected two or more inputs, found \(inputs.count) (name them with 'inputs')")
    }
    guard inputs.allSatisfy({ $0 == inputs[0] }) else {
      throw NetworkError("expected inputs of equal shape, found \(list(inputs))")
    }
    return inputs[0]
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try AddOperation(inputs: binding.inputs)
  }
}
