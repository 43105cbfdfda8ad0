import CDNNL

/// Cross-correlation of an input with learned kernels, an activation fused into it.
///
/// Input `N x C x spatial`, weights `O x C/groups x kernel`, output `N x O x spatial`.
public struct ConvolutionOperation: Operation {
  /// `N x O x spatial`.
  public let output: Buffer
  /// Brings the input into the wanted layout where it is not, then convolves.
  public let forward: [any Step]

  private let input: Buffer
  private let weight: Parameter
  private let boundWeight: BoundParameter
  private let bias: Parameter?
  private let window: Window
  private let activation: ActivationFunction?
  private let descriptor: PrimitiveDescriptor

  /// Binds a convolution that does not pool.
  public init(_ geometry: ConvolutionGeometry) throws(EngineError) {
    let (input, weight, bias, window) = (geometry.input, geometry.weight, geometry.bias, geometry.window)
    let (groups, activation, training) = (geometry.groups, geometry.activation, geometry.training)
    let context = input.context
    let inputShape = input.layout.shape
    var source = try Layout.any(inputShape).descriptor
    var weights = try Layout.any(
      Self.grouped(Shape([weight.shape[0], weight.shape[1]] + window.kernel), groups)
    ).descriptor
    var target = try Layout.any(geometry.outputShape.batched(inputShape[0])).descriptor
    var biasLayout = try bias.map { parameter throws(EngineError) in
      try Layout.plain(parameter.shape).descriptor
    }
    var raw = window.raw
    let attributes = try PrimitiveAttributes(fusing: activation)
    descriptor = try PrimitiveDescriptor("convolve \(inputShape) with \(weight.shape) kernels") { result in
      withOptionalPointer(&biasLayout) {
        cdnnl_convolution_forward(
          result, context.engine, attributes.raw, training, &source, &weights, $0, &target, &raw)
      }
    }
    let (alignedInput, alignment) = try aligned(input, to: descriptor.layout(dnnl_query_src_md))
    boundWeight = try weight.bind(descriptor.layout(dnnl_query_weights_md), in: context)
    output = try Buffer(context, descriptor.layout(dnnl_query_dst_md))
    var bindings = [
      (DNNL_ARG_SRC_0, alignedInput), (DNNL_ARG_WEIGHTS_0, boundWeight.buffer), (DNNL_ARG_DST_0, output),
    ]
    if let bias { bindings.append((DNNL_ARG_BIAS, try bias.bind(.plain(bias.shape), in: context).buffer)) }
    forward = alignment + boundWeight.refresh + [try Primitive(descriptor, in: context, bindings)]
    (self.input, self.weight, self.bias) = (alignedInput, weight, bias)
    (self.window, self.activation) = (window, activation)
  }

  /// Only by an activation.
  public var overwritesGradient: Bool { activation != nil }

  /// The activation's gradient in place, then those of weights and bias, then that of the input.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    var (gradient, steps) = try aligned(outputGradient, to: output.layout)
    if let activation {
      steps.append(try ActivationGradient(fused: activation, output: output, gradient: gradient).step)
    }
    steps += try weightSteps(gradient)
    guard wanted[0] else { return BackwardPass(steps: steps, inputGradients: [nil]) }
    let (inputSteps, inputGradient) = try inputSteps(gradient)
    return BackwardPass(steps: steps + inputSteps, inputGradients: [inputGradient])
  }

  private func weightSteps(_ gradient: Buffer) throws(EngineError) -> [any Step] {
    let context = input.context
    let backward = try PrimitiveDescriptor.fastest(from: input.layout, to: gradient.layout) {
      source, target throws(EngineError) in
      var (source, target) = (source.descriptor, target.descriptor)
      var weights = try Layout.any(boundWeight.buffer.layout.shape).descriptor
      var biasLayout = try bias.map { parameter throws(EngineError) in
        try Layout.plain(parameter.shape).descriptor
      }
      var raw = window.raw
      let attributes = try PrimitiveAttributes()
      return try PrimitiveDescriptor("find the gradient of \(weight.name)") { result in
        withOptionalPointer(&biasLayout) {
          cdnnl_convolution_backward_weights(
            result, context.engine, attributes.raw, &source, &weights, $0, &target, &raw, descriptor.raw)
        }
      }
    }
    let (source, sourceSteps) = try aligned(input, to: backward.layout(dnnl_query_src_md))
    let (target, targetSteps) = try aligned(gradient, to: backward.layout(dnnl_query_diff_dst_md))
    let (weightGradient, homeSteps) = try weight.gradientTarget(backward.layout(dnnl_query_diff_weights_md))
    var bindings = [
      (DNNL_ARG_SRC_0, source), (DNNL_ARG_DIFF_DST_0, target), (DNNL_ARG_DIFF_WEIGHTS_0, weightGradient),
    ]
    if let bias { bindings.append((DNNL_ARG_DIFF_BIAS, try bias.gradientBuffer())) }
    return sourceSteps + targetSteps + [try Primitive(backward, in: context, bindings)] + homeSteps
  }

  private func inputSteps(_ gradient: Buffer) throws(EngineError) -> (steps: [any Step], result: Buffer) {
    let context = input.context
    let backward = try PrimitiveDescriptor.fastest(from: input.layout, to: gradient.layout) {
      source, target throws(EngineError) in
      var (source, target) = (source.descriptor, target.descriptor)
      var weights = try Layout.any(boundWeight.buffer.layout.shape).descriptor
      var raw = window.raw
      let attributes = try PrimitiveAttributes()
      return try PrimitiveDescriptor("find the input gradient of \(weight.name)") { result in
        cdnnl_convolution_backward_data(
          result, context.engine, attributes.raw, &source, &weights, &target, &raw, descriptor.raw)
      }
    }
    let (target, targetSteps) = try aligned(gradient, to: backward.layout(dnnl_query_diff_dst_md))
    let bound = try weight.bind(backward.layout(dnnl_query_weights_md), in: context)
    let inputGradient = try Buffer(context, backward.layout(dnnl_query_diff_src_md))
    let primitive = try Primitive(
      backward, in: context,
      [
        (DNNL_ARG_DIFF_SRC_0, inputGradient), (DNNL_ARG_WEIGHTS_0, bound.buffer),
        (DNNL_ARG_DIFF_DST_0, target),
      ])
    return (targetSteps + bound.refresh + [primitive], inputGradient)
  }

  /// oneDNN wants the groups as a dimension of their own: `G x O/G x C/G x kernel`, the same values in the same order.
  private static func grouped(_ shape: Shape, _ groups: Int) -> Shape {
    guard groups > 1 else { return shape }
    return Shape([groups, shape[0] / groups] + shape.dimensions.dropFirst())
  }
}

/// Calls the body with a pointer to the value, or a null pointer where there is none.
func withOptionalPointer<Value, Result>(
  _ value: inout Value?, _ body: (UnsafePointer<Value>?) -> Result
) -> Result {
  guard var present = value else { return body(nil) }
  return body(&present)
}
