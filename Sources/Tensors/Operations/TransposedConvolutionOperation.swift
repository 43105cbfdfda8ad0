import CDNNL

/// The gradient of a convolution for its input, as a layer with learned kernels (Zeiler et al., 2010).
///
/// Input `N x C x spatial`, weights `C x O/groups x kernel`, output `N x O x spatial'`.
public struct TransposedConvolutionOperation: Operation {
  /// `N x O x spatial'`.
  public let output: Buffer
  /// Brings the input into the wanted layout where it is not, then spreads each value over a window.
  public let forward: [any Step]

  private let input: Buffer
  private let weight: Parameter
  private let weightLayout: Layout
  private let bias: Parameter?
  private let window: Window
  private let descriptor: PrimitiveDescriptor

  /// - Parameters:
  ///   - window: of the convolution that goes the other way, from the output to the input.
  ///   - outputShape: `O x spatial'`, without the batch.
  ///   - training: whether a backward pass will follow.
  public init(
    input: Buffer, weight: Parameter, bias: Parameter?, window: Window, groups: Int, outputShape: Shape,
    training: Bool
  ) throws(EngineError) {
    let context = input.context
    let inputShape = input.layout.shape
    var source = try Layout.any(inputShape).descriptor
    var weights = try Layout.any(Self.grouped(weight.shape, groups)).descriptor
    var target = try Layout.any(outputShape.batched(inputShape[0])).descriptor
    var raw = window.raw
    let attributes = try PrimitiveAttributes()
    descriptor = try PrimitiveDescriptor("convolve \(inputShape) with transposed \(weight.shape) kernels") {
      result in
      cdnnl_deconvolution_forward(
        result, context.engine, attributes.raw, training, &source, &weights, nil, &target, &raw)
    }
    let (alignedInput, alignment) = try aligned(input, to: descriptor.layout(dnnl_query_src_md))
    weightLayout = try descriptor.layout(dnnl_query_weights_md)
    let bound = try weight.bind(weightLayout.exchangingChannels(kernelRank: window.kernel.count), in: context)
    output = try Buffer(context, descriptor.layout(dnnl_query_dst_md))
    let bindings = [
      (DNNL_ARG_SRC_0, alignedInput), (DNNL_ARG_DST_0, output),
      (DNNL_ARG_WEIGHTS_0, try Buffer(viewing: bound.buffer, as: weightLayout)),
    ]
    var steps = alignment + bound.refresh + [try Primitive(descriptor, in: context, bindings)]
    // oneDNN adds a deconvolution's bias by plain loops, which take longer than all the rest.
    if let bias {
      steps.append(try BiasStep(bias.bind(.plain(bias.shape), in: context).buffer, to: output))
    }
    forward = steps
    (self.input, self.weight, self.bias, self.window) = (alignedInput, weight, bias, window)
  }

  /// The gradient is only read.
  public var overwritesGradient: Bool { false }

  /// Gradients of weights and bias, then that of the input.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    let (gradient, steps) = try aligned(outputGradient, to: output.layout)
    let weightSteps = try weightSteps(gradient)
    guard wanted[0] else { return BackwardPass(steps: steps + weightSteps, inputGradients: [nil]) }
    let (inputSteps, inputGradient) = try inputSteps(gradient)
    return BackwardPass(steps: steps + weightSteps + inputSteps, inputGradients: [inputGradient])
  }

  private func weightSteps(_ gradient: Buffer) throws(EngineError) -> [any Step] {
    let context = input.context
    let backward = try PrimitiveDescriptor.fastest(from: input.layout, to: gradient.layout) {
      source, target throws(EngineError) in
      var (source, target) = (source.descriptor, target.descriptor)
      var weights = try Layout.any(weightLayout.shape).descriptor
      var biasLayout = try bias.map { parameter throws(EngineError) in
        try Layout.plain(parameter.shape).descriptor
      }
      var raw = window.raw
      let attributes = try PrimitiveAttributes()
      return try PrimitiveDescriptor("find the gradient of \(weight.name)") { result in
        withOptionalPointer(&biasLayout) {
          cdnnl_deconvolution_backward_weights(
            result, context.engine, attributes.raw, &source, &weights, $0, &target, &raw, descriptor.raw)
        }
      }
    }
    let (source, sourceSteps) = try aligned(input, to: backward.layout(dnnl_query_src_md))
    let (target, targetSteps) = try aligned(gradient, to: backward.layout(dnnl_query_diff_dst_md))
    let layout = try backward.layout(dnnl_query_diff_weights_md)
    let (weightGradient, homeSteps) = try weight.gradientTarget(
      layout.exchangingChannels(kernelRank: window.kernel.count))
    var bindings = [
      (DNNL_ARG_SRC_0, source), (DNNL_ARG_DIFF_DST_0, target),
      (DNNL_ARG_DIFF_WEIGHTS_0, try Buffer(viewing: weightGradient, as: layout)),
    ]
    if let bias { bindings.append((DNNL_ARG_DIFF_BIAS, try bias.gradientBuffer())) }
    return sourceSteps + targetSteps + [try Primitive(backward, in: context, bindings)] + homeSteps
  }

  private func inputSteps(_ gradient: Buffer) throws(EngineError) -> (steps: [any Step], result: Buffer) {
    let context = input.context
    let backward = try PrimitiveDescriptor.fastest(from: input.layout, to: gradient.layout) {
      source, target throws(EngineError) in
      var (source, target) = (source.descriptor, target.descriptor)
      var weights = try Layout.any(weightLayout.shape).descriptor
      var raw = window.raw
      let attributes = try PrimitiveAttributes()
      return try PrimitiveDescriptor("find the input gradient of \(weight.name)") { result in
        cdnnl_deconvolution_backward_data(
          result, context.engine, attributes.raw, &source, &weights, &target, &raw, descriptor.raw)
      }
    }
    let (target, targetSteps) = try aligned(gradient, to: backward.layout(dnnl_query_diff_dst_md))
    let inputGradient = try Buffer(context, backward.layout(dnnl_query_diff_src_md))
    let layout = try backward.layout(dnnl_query_weights_md)
    let bound = try weight.bind(layout.exchangingChannels(kernelRank: window.kernel.count), in: context)
    let primitive = try Primitive(
      backward, in: context,
      [
        (DNNL_ARG_DIFF_SRC_0, inputGradient), (DNNL_ARG_DIFF_DST_0, target),
        (DNNL_ARG_WEIGHTS_0, try Buffer(viewing: bound.buffer, as: layout)),
      ])
    return (targetSteps + bound.refresh + [primitive], inputGradient)
  }

  /// oneDNN wants output channels before input channels, and groups as a dimension of their own.
  private static func grouped(_ shape: Shape, _ groups: Int) -> Shape {
    let kernel = shape.dimensions.dropFirst(2)
    guard groups > 1 else { return Shape([shape[1], shape[0]] + kernel) }
    return Shape([groups, shape[1], shape[0] / groups] + kernel)
  }
}
