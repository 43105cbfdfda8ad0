import Settings
import Tensors

/// Transposed convolution over 1, 2 or 3 spatial dimensions, optionally grouped, with an activation.
///
/// `C x spatial` to `filters x spatial'`; weights `C x filters/groups x kernel`, bias `filters`, as PyTorch's
/// `ConvTranspose`: `spatial' = (spatial - 1) * stride + dilation * (kernel - 1) + 1 + output_padding - padding`.
struct TransposedConvolution<let rank: Int>: Layer {
  static var kind: String { "conv\(rank)d_transpose" }
  static var stem: String { "conv" }

  let filters: Int
  let groups: Int
  /// The window is that of the convolution that goes the other way.
  let kernels: KernelSettings
  let outputPadding: [Int]

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    filters = try settings.integer("filters")
    groups = try settings.integer("groups", default: 1)
    kernels = try KernelSettings(&settings, rank: rank)
    let none = [Int](repeating: 0, count: rank)
    outputPadding = try settings.sizes("output_padding", rank: rank, default: none, in: 0...4096)
    let strides = kernels.window.strides
    guard zip(outputPadding, strides).allSatisfy({ $0 < $1 }) else {
      throw NetworkError(
        "output_padding: expected less than the stride \(Shape(strides)), found \(Shape(outputPadding))"
      )
    }
  }

  var settings: [String: JSONValue] {
    kernels.json([
      "filters": .integer(filters), "groups": .integer(groups),
      "output_padding": .array(outputPadding.map(JSONValue.integer)),
    ])
  }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    let input = try imageInput(inputs, rank: rank)
    try checkGroups(groups, channels: input[0], filters: filters)
    let sizes = kernels.window.spread(Array(input.dimensions.dropFirst()), outputPadding: outputPadding)
      .output
    guard sizes.allSatisfy({ $0 > 0 }) else {
      throw NetworkError("expected an input that is larger than the padding taken off, found \(input)")
    }
    return Shape([filters] + sizes)
  }

  func parameters(for inputs: [Shape]) -> [ParameterSpec] {
    let window = kernels.window
    let weight = ParameterSpec(
      "weight", Shape([inputs[0][0], filters / groups] + window.kernel),
      .drawn(fanIn: window.fan(inputs[0][0] / groups), fanOut: window.fan(filters / groups)))
    return [weight] + kernels.bias(channels: filters)
  }

  /// Each input value meets each weight of its channel.
  func multiplyAdds(for inputs: [Shape]) -> Int {
    guard (try? outputShape(for: inputs)) != nil else { return 0 }
    return inputs[0].count * kernels.window.fan(filters / groups)
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    let input = binding.inputs[0]
    let sizes = Array(input.layout.shape.dimensions.dropFirst(2))
    let geometry = ConvolutionGeometry(
      input: input, weight: try binding.parameter("weight"), bias: binding.parameters["bias"],
      window: kernels.window.spread(sizes, outputPadding: outputPadding).window, groups: groups,
      outputShape: binding.outputShape, activation: nil, isTransposed: true, training: binding.training)
    let linear = try geometry.operation()
    guard let activation = kernels.activation else { return linear }
    return ChainedOperation(
      linear, try ActivationOperation(activation, input: linear.output, training: binding.training))
  }
}

extension WindowSpec {
  /// The window of a convolution whose transpose takes an input of such sizes, and the sizes of the transpose's output.
  ///
  /// The padding `same` makes those `size * stride` long.
  func spread(_ sizes: [Int], outputPadding: [Int]) -> (window: Window, output: [Int]) {
    let axes = sizes.indices.map { axis in
      let whole = (sizes[axis] - 1) * strides[axis] + dilations[axis] * (kernel[axis] - 1) + 1
      let zeros: (begin: Int, end: Int)
      switch padding {
      case .valid: zeros = (0, 0)
      case .explicit(let begin, let end): zeros = (begin[axis], end[axis])
      case .same:
        let total = whole - sizes[axis] * strides[axis]
        zeros = (max(total, 0) / 2, total - max(total, 0) / 2)
      }
      // What the output is longer by is padding that the convolution does without.
      let end = zeros.end - outputPadding[axis]
      return (begin: zeros.begin, end: end, output: whole - zeros.begin - end)
    }
    let window = Window(
      kernel: kernel, strides: strides, dilations: dilations, paddingBegin: axes.map(\.begin),
      paddingEnd: axes.map(\.end))
    return (window, axes.map(\.output))
  }
}
