import Tensors

/// Inputs one after another along their first dimension: `C_i x spatial` to `sum(C_i) x spatial`.
struct Concat: Layer {
  static let kind = "concat"
  static let stem = "concat"

  init(_ settings: inout LayerSettings) throws(NetworkError) {}

  var settings: [String: JSONValue] { [:] }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    guard inputs.count > 1 else {
      throw NetworkError("expected two or more inputs, found \(inputs.count) (name them with 'inputs')")
    }
    let spatial = inputs[0].dimensions.dropFirst()
    guard inputs.allSatisfy({ $0.dimensions.dropFirst() == spatial }) else {
      throw NetworkError("expected inputs that differ in their channels alone, found \(list(inputs))")
    }
    return Shape([inputs.reduce(0) { $0 + $1[0] }] + spatial)
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try ConcatOperation(inputs: binding.inputs, outputShape: binding.outputShape)
  }
}

/// Shapes for a message.
func list(_ shapes: [Shape]) -> String { shapes.map(\.description).joined(separator: ", ") }
