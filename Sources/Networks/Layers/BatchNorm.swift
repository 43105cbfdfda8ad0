import Settings
import Tensors

/// Batch normalization per channel: same shape; weight, bias, running mean and variance of `C` values.
struct BatchNorm: Layer {
  static let kind = "batch_norm"
  static let stem = "bn"

  let momentum: Double
  let epsilon: Double

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    momentum = try settings.number("momentum", default: 0.1, in: 0...1)
    epsilon = try settings.number("epsilon", default: 1e-5, in: 1e-12...1)
  }

  var settings: [String: JSONValue] { ["momentum": .number(momentum), "epsilon": .number(epsilon)] }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape { try sampleInput(inputs) }

  func parameters(for inputs: [Shape]) -> [ParameterSpec] {
    let channels: Shape = [inputs[0][0]]
    return [
      ParameterSpec("weight", channels, .constant(1)), ParameterSpec("bias", channels, .constant(0)),
      ParameterSpec("running_mean", channels, .constant(0), isTrainable: false),
      ParameterSpec("running_var", channels, .constant(1), isTrainable: false),
    ]
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    guard binding.mode == .explanation else { return try operation(binding, relu: false) }
    return try FrozenNormOperation(
      input: binding.inputs[0], parameters: kept(binding), settings: engineSettings(relu: false))
  }

  /// The layer with a sum and relu behind it, the other term of the sum being the binding's second input.
  func operation(_ binding: LayerBinding, relu: Bool) throws(EngineError) -> any Operation {
    if binding.training, binding.isFrozen {
      return try FrozenNormOperation(
        input: binding.inputs[0], addend: binding.inputs.count > 1 ? binding.inputs[1] : nil,
        parameters: kept(binding), settings: engineSettings(relu: relu))
    }
    return try BatchNormOperation(
      input: binding.inputs[0], addend: binding.inputs.count > 1 ? binding.inputs[1] : nil,
      parameters: kept(binding), settings: engineSettings(relu: relu), training: binding.training)
  }

  /// The parameters as the engine takes them.
  func kept(_ binding: LayerBinding) throws(EngineError) -> BatchNormOperation.Parameters {
    BatchNormOperation.Parameters(
      weight: try binding.parameter("weight"), bias: try binding.parameter("bias"),
      runningMean: try binding.parameter("running_mean"),
      runningVariance: try binding.parameter("running_var"))
  }

  /// The settings as the engine takes them.
  func engineSettings(relu: Bool) -> BatchNormOperation.Settings {
    .init(momentum: Float(momentum), epsilon: Float(epsilon), relu: relu)
  }
}
