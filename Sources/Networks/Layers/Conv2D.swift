import Tensors

/// Two-dimensional convolution (cross-correlation), optionally grouped, with an activation.
///
/// `C x H x W` to `filters x H' x W'`; weights `filters x C/groups x kernel`, bias `filters`.
struct Conv2D: Layer {
  static let kind = "conv2d"
  static let stem = "conv"

  let filters: Int
  let window: WindowSpec
  let groups: Int
  let usesBias: Bool
  let activation: ActivationFunction?

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    filters = try settings.integer("filters")
    window = WindowSpec(
      kernel: try settings.sizes("kernel", rank: 2),
      strides: try settings.sizes("stride", rank: 2, default: [1, 1]),
      dilations: try settings.sizes("dilation", rank: 2, default: [1, 1]),
      padding: try settings.padding(rank: 2))
    groups = try settings.integer("groups", default: 1)
    usesBias = try settings.boolean("bias", default: true)
    activation = try settings.choice("activation", of: ActivationFunction.self)
  }

  var settings: [String: JSONValue] {
    [
      "filters": .integer(filters), "groups": .integer(groups), "bias": .boolean(usesBias),
      "activation": activation.map { .text($0.rawValue) } ?? .null,
    ].merging(window.json) { own, _ in own }
  }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    let input = try onlyInput(inputs, rank: 3, called: "channels x height x width")
    guard input[0] % groups == 0, filters % groups == 0 else {
      throw NetworkError(
        "\(groups) groups must divide the input's \(input[0]) channels and the \(filters) filters")
    }
    return Shape([filters] + (try window.resolved(over: [input[1], input[2]]).output))
  }

  func parameters(for inputs: [Shape]) -> [ParameterSpec] {
    let perKernel = window.kernel.reduce(1, *)
    let channels = inputs[0][0] / groups
    let weight = ParameterSpec(
      "weight", Shape([filters, channels] + window.kernel),
      .drawn(fanIn: channels * perKernel, fanOut: filters / groups * perKernel))
    return [weight] + (usesBias ? [ParameterSpec("bias", [filters], .constant(0))] : [])
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    let input = binding.inputs[0].layout.shape
    return try ConvolutionOperation(
      input: binding.inputs[0], weight: binding.parameter("weight"), bias: binding.parameters["bias"],
      window: window.window(over: [input[2], input[3]]), groups: groups, outputShape: binding.outputShape,
      activation: activation, training: binding.training)
  }
}
