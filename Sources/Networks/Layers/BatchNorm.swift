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
    let parameters = BatchNormOperation.Parameters(
      weight: try binding.parameter("weight"), bias: try binding.parameter("bias"),
      runningMean: try binding.parameter("running_mean"),
      runningVariance: try binding.parameter("running_var"))
    let input = binding.inputs[0]
    let normalize = { (input: Buffer) throws(EngineError) -> any Operation in
      try BatchNormOperation(
        input: input, parameters: parameters, momentum: Float(momentum), epsilon: Float(epsilon),
        training: binding.training)
    }
    return try input.layout.shape.rank < 4 ? LiftedOperation(input: input, normalize) : normalize(input)
  }
}
