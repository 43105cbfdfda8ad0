import Settings
import Tensors

/// Inputs one after another along their first dimension: `C_i x spatial` to `sum(C_i) x spatial`.
struct Concat: Layer {
  static let kind = "concat"
  static let stem = "concat"

  init(_ settings: inout LayerSettings) throws(NetworkError) {}

  var settings: [String: JSONValue] { [:] }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    let spatial = try severalInputs(inputs)[0].dimensions.dropFirst()
    guard inputs.allSatisfy({ $0.dimensions.dropFirst() == spatial }) else {
      let shapes = inputs.map(\.description).joined(separator: ", ")
      throw NetworkError("expected inputs that differ in their channels alone, found \(shapes)")
    }
    return Shape([inputs.reduce(0) { $0 + $1[0] }] + spatial)
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try ConcatOperation(inputs: binding.inputs, outputShape: binding.outputShape)
  }
}
