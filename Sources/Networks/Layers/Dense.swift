import Settings
import Tensors

/// Fully connected layer with an activation: `features` to `units`; weights `units x features`, bias `units`.
struct Dense: Layer {
  static let kind = "dense"
  static let stem = "fc"
  static let shorthand: String? = "units"

  let units: Int
  let usesBias: Bool
  let activation: ActivationFunction?

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    units = try settings.integer("units")
    usesBias = try settings.boolean("bias", default: true)
    activation = try settings.choice("activation", of: ActivationFunction.self)
  }

  var settings: [String: JSONValue] {
    [
      "units": .integer(units), "bias": .boolean(usesBias),
      "activation": activation.map { .text($0.rawValue) } ?? .null,
    ]
  }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    _ = try onlyInput(inputs, rank: 1, called: "of features (put a flatten before it)")
    return [units]
  }

  func parameters(for inputs: [Shape]) -> [ParameterSpec] {
    let features = inputs[0].count
    let weight = ParameterSpec("weight", [units, features], .drawn(fanIn: features, fanOut: units))
    return [weight] + (usesBias ? [ParameterSpec("bias", [units], .constant(0))] : [])
  }

  func multiplyAdds(for inputs: [Shape]) -> Int { (inputs.first?.count ?? 0) * units }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try binding.activated(by: activation) { fused throws(EngineError) in
      try DenseOperation(
        input: binding.inputs[0], weight: binding.parameter("weight"), bias: binding.parameters["bias"],
        activation: fused, training: binding.training)
    }
  }
}
