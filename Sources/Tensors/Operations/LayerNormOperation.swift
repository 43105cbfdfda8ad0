import CDNNL

/// Layer normalization (Ba et al., 2016): `output = (input - mean) / sqrt(variance + epsilon) * weight + bias`.
///
/// Mean and variance (the biased one) are taken over all values of a sample, or over the channels at each position.
public struct LayerNormOperation: Operation {
  /// Same shape as the input; row-major, or channels-last where positions are normalized.
  public let output: Buffer
  /// Brings the input into that order where it is not, then normalizes.
  public let forward: [any Step]

  private let input: Buffer
  private let rows: Layout
  private let weight, bias: Parameter
  private let scale, shift: Buffer
  private let epsilon: Float
  private let descriptor: PrimitiveDescriptor
  private let mean, variance: Buffer

  /// - Parameters:
  ///   - weight: one factor for each value that is normalized together; so the bias.
  ///   - perPosition: whether the channels at each position are normalized, not all values of a sample.
  ///   - epsilon: added to the variance.
  public init(
    input: Buffer, weight: Parameter, bias: Parameter, perPosition: Bool, epsilon: Float, training: Bool
  ) throws(EngineError) {
    let context = input.context
    let shape = input.layout.shape
    let (source, alignment) = try aligned(input, to: perPosition ? .channelsLast(shape) : .plain(shape))
    let width = weight.shape.count
    let rows = try Layout.plain([shape.count / width, width])
    var data = rows.descriptor
    let attributes = try PrimitiveAttributes()
    descriptor = try PrimitiveDescriptor("normalize \(shape)") { result in
      cdnnl_layer_normalization_forward(result, context.engine, attributes.raw, training, &data, epsilon)
    }
    scale = try weight.bind(.plain([width]), in: context).buffer
    shift = try bias.bind(.plain([width]), in: context).buffer
    output = try Buffer(context, source.layout)
    var bindings = [
      (DNNL_ARG_SRC_0, try Buffer(viewing: source, as: rows)),
      (DNNL_ARG_DST_0, try Buffer(viewing: output, as: rows)),
      (DNNL_ARG_SCALE, scale), (DNNL_ARG_SHIFT, shift),
    ]
    mean = try Buffer(context, shape: [rows.shape[0]])
    variance = try Buffer(context, mean.layout)
    if training { bindings += [(DNNL_ARG_MEAN, mean), (DNNL_ARG_VARIANCE, variance)] }
    forward = alignment + [try Primitive(descriptor, in: context, bindings)]
    (self.input, self.rows, self.weight, self.bias) = (source, rows, weight, bias)
    self.epsilon = epsilon
  }

  /// The gradient is only read.
  public var overwritesGradient: Bool { false }

  /// Gradients of scale, shift and input in one primitive.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    let context = input.context
    let (gradient, steps) = try aligned(outputGradient, to: output.layout)
    let inputGradient = try Buffer(context, input.layout)
    var data = rows.descriptor
    let attributes = try PrimitiveAttributes()
    let backward = try PrimitiveDescriptor("find the gradient of a normalization") { result in
      cdnnl_layer_normalization_backward(
        result, context.engine, attributes.raw, &data, epsilon, descriptor.raw)
    }
    let own = try Primitive(
      backward, in: context,
      [
        (DNNL_ARG_SRC_0, try Buffer(viewing: input, as: rows)), (DNNL_ARG_MEAN, mean),
        (DNNL_ARG_VARIANCE, variance), (DNNL_ARG_DIFF_DST_0, try Buffer(viewing: gradient, as: rows)),
        (DNNL_ARG_SCALE, scale), (DNNL_ARG_SHIFT, shift),
        (DNNL_ARG_DIFF_SRC_0, try Buffer(viewing: inputGradient, as: rows)),
        (DNNL_ARG_DIFF_SCALE, try weight.gradientBuffer()),
        (DNNL_ARG_DIFF_SHIFT, try bias.gradientBuffer()),
      ])
    return BackwardPass(steps: steps + [own], inputGradients: [wanted[0] ? inputGradient : nil])
  }
}
