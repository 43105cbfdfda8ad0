import Settings
import Tensors

/// Convolution (cross-correlation) over 1, 2 or 3 spatial dimensions, optionally grouped, with an activation.
///
/// `C x spatial` to `filters x spatial'`; weights `filters x C/groups x kernel`, bias `filters`.
struct Convolution<let rank: Int>: Layer {
  static var kind: String { "conv\(rank)d" }
  static var stem: String { "conv" }

  let filters: Int
  let groups: Int
  let kernels: KernelSettings

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    filters = try settings.integer("filters")
    groups = try settings.integer("groups", default: 1)
    kernels = try KernelSettings(&settings, rank: rank)
  }

  var settings: [String: JSONValue] {
    kernels.json(["filters": .integer(filters), "groups": .integer(groups)])
  }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    let input = try imageInput(inputs, rank: rank)
    try checkGroups(groups, channels: input[0], filters: filters)
    return try kernels.window.output(of: input, channels: filters)
  }

  func parameters(for inputs: [Shape]) -> [ParameterSpec] {
    let (channels, window) = (inputs[0][0] / groups, kernels.window)
    let weight = ParameterSpec(
      "weight", Shape([filters, channels] + window.kernel),
      .drawn(fanIn: window.fan(channels), fanOut: window.fan(filters / groups)))
    return [weight] + kernels.bias(channels: filters)
  }

  func multiplyAdds(for inputs: [Shape]) -> Int {
    guard let output = try? outputShape(for: inputs) else { return 0 }
    return output.count * kernels.window.fan(inputs[0][0] / groups)
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try binding.activated(by: kernels.activation) { fused throws(EngineError) in
      try geometry(binding, activation: fused).operation()
    }
  }

  /// The layer with a 2x2 pooling behind it, where there is a kernel for both.
  func pooledOperation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try geometry(binding, activation: kernels.activation, pools: true).handWritten()
  }

  /// What decides the convolution, for an activation and pooling behind it.
  func geometry(
    _ binding: LayerBinding, activation: ActivationFunction?, pools: Bool = false
  ) throws(EngineError) -> ConvolutionGeometry {
    let input = binding.inputs[0]
    return ConvolutionGeometry(
      input: input, weight: try binding.parameter("weight"), bias: binding.parameters["bias"],
      window: try kernels.window.window(over: Array(input.layout.shape.dimensions.dropFirst(2))),
      groups: groups,
      outputShape: binding.outputShape, activation: activation, pools: pools, training: binding.training,
      inputLearns: binding.inputLearns[0])
  }
}
