import Tensors

/// Convolution (cross-correlation) over 1, 2 or 3 spatial dimensions, optionally grouped, with an activation.
///
/// `C x spatial` to `filters x spatial'`; weights `filters x C/groups x kernel`, bias `filters`.
struct Convolution<let rank: Int>: Layer {
  static var kind: String { "conv\(rank)d" }
  static var stem: String { "conv" }

  let filters: Int
  let window: WindowSpec
  let groups: Int
  let usesBias: Bool
  let activation: ActivationFunction?

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    filters = try settings.integer("filters")
    window = try WindowSpec(convolving: &settings, rank: rank)
    groups = try settings.integer("groups", default: 1)
    usesBias = try settings.boolean("bias", default: true)
    activation = try settings.choice("activation", of: ActivationFunction.self)
  }

  var settings: [String: JSONValue] {
    [
      "filters": .integer(filters), "groups": .integer(groups), "bias": .boolean(usesBias),
      "activation": activation.json,
    ].merging(window.json) { own, _ in own }
  }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    let input = try imageInput(inputs, rank: rank)
    guard input[0] % groups == 0, filters % groups == 0 else {
      throw NetworkError(
        "\(groups) groups must divide the input's \(input[0]) channels and the \(filters) filters")
    }
    return try window.output(of: input, channels: filters)
  }

  func parameters(for inputs: [Shape]) -> [ParameterSpec] {
    let channels = inputs[0][0] / groups
    let weight = ParameterSpec(
      "weight", Shape([filters, channels] + window.kernel),
      .drawn(fanIn: window.fan(channels), fanOut: window.fan(filters / groups)))
    return [weight] + (usesBias ? [ParameterSpec("bias", [filters], .constant(0))] : [])
  }

  func multiplyAdds(for inputs: [Shape]) -> Int {
    guard let output = try? outputShape(for: inputs) else { return 0 }
    return output.count * window.fan(inputs[0][0] / groups)
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    let input = binding.inputs[0]
    let window = try window.window(over: Array(input.layout.shape.dimensions.dropFirst(2)))
    return try binding.activated(by: activation) { fused throws(EngineError) in
      try ConvolutionOperation(
        input: input, weight: binding.parameter("weight"), bias: binding.parameters["bias"], window: window,
        groups: groups, outputShape: binding.outputShape, activation: fused, training: binding.training)
    }
  }
}
