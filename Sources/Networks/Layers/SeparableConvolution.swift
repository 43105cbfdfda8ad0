import Settings
import Tensors

/// A depthwise convolution, then one of kernel 1 that mixes the channels (Chollet, 2017).
///
/// `C x spatial` to `filters x spatial'`. Weights `depthwise.weight` of `C * multiplier x 1 x kernel` and
/// `pointwise.weight` of `filters x C * multiplier x 1`, bias `pointwise.bias` of `filters`.
struct SeparableConvolution<let rank: Int>: Layer {
  static var kind: String { "separable_conv\(rank)d" }
  static var stem: String { "conv" }

  let filters: Int
  let multiplier: Int
  /// The window is the depthwise convolution's, bias and activation are the other's.
  let kernels: KernelSettings

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    filters = try settings.integer("filters")
    multiplier = try settings.integer("multiplier", default: 1)
    kernels = try KernelSettings(&settings, rank: rank)
  }

  var settings: [String: JSONValue] {
    kernels.json(["filters": .integer(filters), "multiplier": .integer(multiplier)])
  }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    try kernels.window.output(of: imageInput(inputs, rank: rank), channels: filters)
  }

  func parameters(for inputs: [Shape]) -> [ParameterSpec] {
    let between = inputs[0][0] * multiplier
    let pointwise = ParameterSpec(
      "pointwise.weight", Shape([filters, between] + ones), .drawn(fanIn: between, fanOut: filters))
    let depthwise = ParameterSpec.depthwise(
      "depthwise.weight", kernels.window, channels: inputs[0][0], multiplier: multiplier)
    return [depthwise, pointwise] + kernels.bias("pointwise.bias", channels: filters)
  }

  func multiplyAdds(for inputs: [Shape]) -> Int {
    guard let output = try? outputShape(for: inputs) else { return 0 }
    return output.count / filters * inputs[0][0] * multiplier * (kernels.window.fan(1) + filters)
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    let spatial = Array(binding.outputShape.dimensions.dropFirst())
    let depthwise = try binding.depthwise(
      kernels.window, weight: binding.parameter("depthwise.weight"), bias: nil, activation: nil)
    let pointwise = try binding.activated(by: kernels.activation) { fused throws(EngineError) in
      try ConvolutionGeometry(
        input: depthwise.output, weight: binding.parameter("pointwise.weight"),
        bias: binding.parameters["pointwise.bias"],
        window: WindowSpec(kernel: ones, strides: ones).window(over: spatial), groups: 1,
        outputShape: binding.outputShape, activation: fused, training: binding.training
      ).operation()
    }
    return ChainedOperation(depthwise, pointwise)
  }

  private var ones: [Int] { [Int](repeating: 1, count: rank) }
}
