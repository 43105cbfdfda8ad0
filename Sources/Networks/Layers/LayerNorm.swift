import Settings
import Tensors

/// Layer normalization: same shape; weight and bias of the normalized sizes.
struct LayerNorm: Layer {
  static let kind = "layer_norm"
  static let stem = "ln"

  /// What is normalized together.
  enum Axes: String, CaseIterable {
    /// All values of a sample, as PyTorch's `LayerNorm` over its shape.
    case features
    /// The channels at each position, as in ConvNeXt (Liu et al., 2022).
    case channels
  }

  let axes: Axes
  let epsilon: Double

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    axes = try settings.choice("axes", of: Axes.self) ?? .features
    epsilon = try settings.number("epsilon", default: 1e-5, in: 1e-12...1)
  }

  var settings: [String: JSONValue] { ["axes": .text(axes.rawValue), "epsilon": .number(epsilon)] }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape { try sampleInput(inputs) }

  func parameters(for inputs: [Shape]) -> [ParameterSpec] {
    let shape = axes == .features ? inputs[0] : [inputs[0][0]]
    return [ParameterSpec("weight", shape, .constant(1)), ParameterSpec("bias", shape, .constant(0))]
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try LayerNormOperation(
      input: binding.inputs[0], weight: binding.parameter("weight"), bias: binding.parameter("bias"),
      perPosition: axes == .channels, epsilon: Float(epsilon), training: binding.training)
  }
}
