import CDNNL

/// Matrix product with learned weights: `output = input * weight^T + bias`, an activation fused into it.
///
/// Input `N x features`, weights `O x features`, output `N x O`.
public struct DenseOperation: Operation {
  /// `N x O`, row-major.
  public let output: Buffer
  /// One primitive.
  public let forward: [any Step]

  private let input: Buffer
  private let weight: Parameter
  private let boundWeight: BoundParameter
  private let bias: Parameter?
  private let activation: ActivationFunction?
  private let descriptor: PrimitiveDescriptor

  /// - Parameters:
  ///   - activation: applied to each result before it is written.
  ///   - training: whether a backward pass will follow.
  public init(
    input: Buffer, weight: Parameter, bias: Parameter?, activation: ActivationFunction?, training: Bool
  ) throws(EngineError) {
    let context = input.context
    let inputShape = input.layout.shape
    let units = weight.shape[0]
    var source = input.layout.descriptor
    var weights = try Layout.any(weight.shape).descriptor
    var target = try Layout.plain([inputShape[0], units]).descriptor
    var biasLayout = try bias.map { parameter throws(EngineError) in
      try Layout.plain(parameter.shape).descriptor
    }
    let attributes = try PrimitiveAttributes(fusing: activation)
    descriptor = try PrimitiveDescriptor("multiply \(inputShape) by \(weight.shape) weights") { result in
      withOptionalPointer(&biasLayout) {
        cdnnl_inner_product_forward(
          result, context.engine, attributes.raw, training, &source, &weights, $0, &target)
      }
    }
    boundWeight = try weight.bind(descriptor.layout(dnnl_query_weights_md), in: context)
    output = try Buffer(context, shape: [inputShape[0], units])
    var bindings = [
      (DNNL_ARG_SRC_0, input), (DNNL_ARG_WEIGHTS_0, boundWeight.buffer), (DNNL_ARG_DST_0, output),
    ]
    if let bias { bindings.append((DNNL_ARG_BIAS, try bias.bindPlain(in: context))) }
    forward = boundWeight.refresh + [try Primitive(descriptor, in: context, bindings)]
    (self.input, self.weight, self.bias, self.activation) = (input, weight, bias, activation)
  }

  /// Only by an activation.
  public var overwritesGradient: Bool { activation != nil }

  /// The activation's gradient in place, then those of weights and bias, then that of the input.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    var (gradient, steps) = try aligned(outputGradient, to: output.layout)
    if let activation {
      steps.append(try ActivationGradient(fused: activation, output: output, gradient: gradient).step)
    }
    if weight.learns || bias?.learns == true { steps += try weightSteps(gradient) }
    guard wanted[0] else { return BackwardPass(steps: steps, inputGradients: [nil]) }
    let inputGradient = try Buffer(input.context, input.layout)
    steps.append(try inputStep(gradient, to: inputGradient))
    return BackwardPass(steps: steps, inputGradients: [inputGradient])
  }

  private func weightSteps(_ gradient: Buffer) throws(EngineError) -> [any Step] {
    let context = input.context
    var source = input.layout.descriptor
    var weights = try Layout.any(boundWeight.buffer.layout.shape).descriptor
    var biasLayout = try bias.map { parameter throws(EngineError) in
      try Layout.plain(parameter.shape).descriptor
    }
    var target = gradient.layout.descriptor
    let attributes = try PrimitiveAttributes()
    let backward = try PrimitiveDescriptor("find the gradient of \(weight.name)") { result in
      withOptionalPointer(&biasLayout) {
        cdnnl_inner_product_backward_weights(
          result, context.engine, attributes.raw, &source, &weights, $0, &target, descriptor.raw)
      }
    }
    let (weightGradient, homeSteps) = try weight.gradientTarget(backward.layout(dnnl_query_diff_weights_md))
    var bindings = [
      (DNNL_ARG_SRC_0, input), (DNNL_ARG_DIFF_DST_0, gradient), (DNNL_ARG_DIFF_WEIGHTS_0, weightGradient),
    ]
    if let bias { bindings.append((DNNL_ARG_DIFF_BIAS, try bias.gradientBuffer())) }
    return [try Primitive(backward, in: context, bindings)] + homeSteps
  }

  /// Uses the forward weights as they lie: copying them into another order each step costs more than it gains.
  private func inputStep(_ gradient: Buffer, to inputGradient: Buffer) throws(EngineError) -> any Step {
    let context = input.context
    var source = inputGradient.layout.descriptor
    var weights = boundWeight.buffer.layout.descriptor
    var target = gradient.layout.descriptor
    let attributes = try PrimitiveAttributes()
    let backward = try PrimitiveDescriptor("find the input gradient of \(weight.name)") { result in
      cdnnl_inner_product_backward_data(
        result, context.engine, attributes.raw, &source, &weights, &target, descriptor.raw)
    }
    return try Primitive(
      backward, in: context,
      [
        (DNNL_ARG_DIFF_SRC_0, inputGradient), (DNNL_ARG_WEIGHTS_0, boundWeight.buffer),
        (DNNL_ARG_DIFF_DST_0, gradient),
      ])
  }
}
