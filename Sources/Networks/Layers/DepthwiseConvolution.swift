import Settings
import Tensors

/// Convolution of each channel by itself: `C x spatial` to `C * multiplier x spatial'`.
///
/// Weights `C * multiplier x 1 x kernel`, bias `C * multiplier`: a convolution of `C` groups.
struct DepthwiseConvolution<let rank: Int>: Layer {
  static var kind: String { "depthwise_conv\(rank)d" }
  static var stem: String { "conv" }

  let multiplier: Int
  let kernels: KernelSettings

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    multiplier = try settings.integer("multiplier", default: 1)
    kernels = try KernelSettings(&settings, rank: rank)
  }

  var settings: [String: JSONValue] { kernels.json(["multiplier": .integer(multiplier)]) }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    let input = try imageInput(inputs, rank: rank)
    return try kernels.window.output(of: input, channels: input[0] * multiplier)
  }

  func parameters(for inputs: [Shape]) -> [ParameterSpec] {
    let channels = inputs[0][0]
    return [.depthwise("weight", kernels.window, channels: channels, multiplier: multiplier)]
      + kernels.bias(channels: channels * multiplier)
  }

  func multiplyAdds(for inputs: [Shape]) -> Int {
    guard let output = try? outputShape(for: inputs) else { return 0 }
    return output.count * kernels.window.fan(1)
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try binding.activated(by: kernels.activation) { fused throws(EngineError) in
      try binding.depthwise(
        kernels.window, weight: binding.parameter("weight"), bias: binding.parameters["bias"],
        activation: fused)
    }
  }
}

extension LayerBinding {
  /// Each channel of the input convolved by itself, a series as an image of height 1.
  func depthwise(
    _ spec: WindowSpec, weight: Parameter, bias: Parameter?, activation: ActivationFunction?
  ) throws(EngineError) -> any Operation {
    let input = inputs[0]
    let window = try spec.window(over: Array(input.layout.shape.dimensions.dropFirst(2)))
    let spatial = Array(outputShape.dimensions.dropFirst())
    let convolve = { (input: Buffer, window: Window, spatial: [Int]) throws(EngineError) -> any Operation in
      try ConvolutionGeometry(
        input: input, weight: weight, bias: bias, window: window, groups: input.layout.shape[1],
        outputShape: Shape([weight.shape[0]] + spatial), activation: activation, training: training
      ).operation()
    }
    guard spatial.count == 1 else { return try convolve(input, window, spatial) }
    return try LiftedOperation(input: input) { image throws(EngineError) in
      try convolve(image, window.lifted, [1] + spatial)
    }
  }
}

extension ParameterSpec {
  /// The kernels of a depthwise convolution.
  static func depthwise(
    _ name: String, _ window: WindowSpec, channels: Int, multiplier: Int
  ) -> ParameterSpec {
    ParameterSpec(
      name, Shape([channels * multiplier, 1] + window.kernel),
      .drawn(fanIn: window.fan(1), fanOut: window.fan(multiplier)))
  }
}
