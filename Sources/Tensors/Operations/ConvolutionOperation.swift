import CDNNL
import CKernels

/// Cross-correlation of an input with learned kernels, an activation fused into it; or the transpose of one (Zeiler et al.,
/// 2010), whose forward pass is the other's gradient.
///
/// Input `N x C x spatial`, weights `O x C/groups x kernel`, of a transpose `C x O/groups x kernel`, output
/// `N x O x spatial`.
public struct ConvolutionOperation: Operation {
  /// `N x O x spatial`.
  public let output: Buffer
  /// Brings the input into the wanted layout where it is not, then convolves.
  public let forward: [any Step]

  private let input: Buffer
  private let weight: Parameter
  private let weightShape: Shape
  private let bias: Parameter?
  private let window: Window
  private let activation: ActivationFunction?
  private let family: ConvolutionFamily
  private let descriptor: PrimitiveDescriptor

  /// Binds a convolution that does not pool.
  public init(_ geometry: ConvolutionGeometry) throws(EngineError) {
    let (input, weight, bias, window) = (geometry.input, geometry.weight, geometry.bias, geometry.window)
    let (activation, training) = (geometry.activation, geometry.training)
    let family = geometry.isTransposed ? ConvolutionFamily.transposed : .direct
    let context = input.context
    let inputShape = input.layout.shape
    var source = try Layout.any(inputShape).descriptor
    weightShape = family.weightShape(weight.shape, kernel: window.kernel, groups: geometry.groups)
    var weights = try Layout.any(weightShape).descriptor
    var target = try Layout.any(geometry.outputShape.batched(inputShape[0])).descriptor
    let fusedBias = family.addsBias ? bias : nil
    var biasLayout = try fusedBias.map { parameter throws(EngineError) in
      try Layout.plain(parameter.shape).descriptor
    }
    var raw = window.raw
    let attributes = try PrimitiveAttributes(fusing: geometry.addend == nil ? activation : nil)
    descriptor = try PrimitiveDescriptor("convolve \(inputShape) with \(weight.shape) kernels") { result in
      withOptionalPointer(&biasLayout) {
        family.forward(
          result, context.engine, attributes.raw, training, &source, &weights, $0, &target, &raw)
      }
    }
    let (alignedInput, alignment) = try aligned(input, to: descriptor.layout(dnnl_query_src_md))
    let (boundWeights, refresh) = try Self.bind(
      weight, descriptor.layout(dnnl_query_weights_md), family, kernelRank: window.kernel.count, in: context)
    output = try Buffer(context, descriptor.layout(dnnl_query_dst_md))
    var bindings = [
      (DNNL_ARG_SRC_0, alignedInput), (DNNL_ARG_WEIGHTS_0, boundWeights), (DNNL_ARG_DST_0, output),
    ]
    let shift = try bias.map { parameter throws(EngineError) in
      try parameter.bindPlain(in: context)
    }
    if let shift, family.addsBias { bindings.append((DNNL_ARG_BIAS, shift)) }
    var steps = alignment + refresh + [try Primitive(descriptor, in: context, bindings)]
    if let shift, !family.addsBias { steps.append(try BiasStep(shift, to: output)) }
    if let addend = geometry.addend { steps += try Self.add(addend, to: output, activation) }
    forward = steps
    (self.input, self.weight, self.bias) = (alignedInput, weight, bias)
    (self.window, self.activation, self.family) = (window, activation, family)
  }

  /// A sum of its own, as the primitive can only add to what its output holds already.
  private static func add(
    _ addend: Buffer, to output: Buffer, _ activation: ActivationFunction?
  ) throws(EngineError) -> [any Step] {
    guard activation == nil || activation == .relu else {
      throw EngineError(
        "a convolution's sum is followed by relu or nothing, not by \(activation?.rawValue ?? "")")
    }
    let (addend, alignment) = try aligned(addend, to: output.layout)
    let add = activation == nil ? ck_add : ck_add_relu
    let sum = LoopStep {
      add(output.address, output.constantAddress, addend.constantAddress, Int64(output.storedCount))
    }
    return alignment + [sum]
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
    let (inputSteps, inputGradient) = try inputSteps(gradient)
    return BackwardPass(steps: steps + inputSteps, inputGradients: [inputGradient])
  }

  private func weightSteps(_ gradient: Buffer) throws(EngineError) -> [any Step] {
    let context = input.context
    let backward = try PrimitiveDescriptor.fastest(from: input.layout, to: gradient.layout) {
      source, target throws(EngineError) in
      var (source, target) = (source.descriptor, target.descriptor)
      var weights = try Layout.any(weightShape).descriptor
      var biasLayout = try bias.map { parameter throws(EngineError) in
        try Layout.plain(parameter.shape).descriptor
      }
      var raw = window.raw
      let attributes = try PrimitiveAttributes()
      return try PrimitiveDescriptor("find the gradient of \(weight.name)") { result in
        withOptionalPointer(&biasLayout) {
          family.weightGradient(
            result, context.engine, attributes.raw, &source, &weights, $0, &target, &raw, descriptor.raw)
        }
      }
    }
    let (source, sourceSteps) = try aligned(input, to: backward.layout(dnnl_query_src_md))
    let (target, targetSteps) = try aligned(gradient, to: backward.layout(dnnl_query_diff_dst_md))
    let layout = try backward.layout(dnnl_query_diff_weights_md)
    let (weightGradient, homeSteps) = try weight.gradientTarget(
      family.parameterLayout(layout, kernelRank: window.kernel.count))
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
      var weights = try Layout.any(weightShape).descriptor
      var raw = window.raw
      let attributes = try PrimitiveAttributes()
      return try PrimitiveDescriptor("find the input gradient of \(weight.name)") { result in
        family.inputGradient(
          result, context.engine, attributes.raw, &source, &weights, &target, &raw, descriptor.raw)
      }
    }
    let (target, targetSteps) = try aligned(gradient, to: backward.layout(dnnl_query_diff_dst_md))
    let (weights, refresh) = try bound(backward.layout(dnnl_query_weights_md))
    let inputGradient = try Buffer(context, backward.layout(dnnl_query_diff_src_md))
    let primitive = try Primitive(
      backward, in: context,
      [
        (DNNL_ARG_DIFF_SRC_0, inputGradient), (DNNL_ARG_WEIGHTS_0, weights),
        (DNNL_ARG_DIFF_DST_0, target),
      ])
    return (targetSteps + refresh + [primitive], inputGradient)
  }

  /// Memory of the parameter as oneDNN looks at it, and the steps that bring it up to date.
  private func bound(_ layout: Layout) throws(EngineError) -> (weights: Buffer, steps: [any Step]) {
    try Self.bind(weight, layout, family, kernelRank: window.kernel.count, in: input.context)
  }

  private static func bind(
    _ weight: Parameter, _ layout: Layout, _ family: ConvolutionFamily, kernelRank: Int,
    in context: ComputeContext
  ) throws(EngineError) -> (weights: Buffer, steps: [any Step]) {
    let own = try weight.bind(family.parameterLayout(layout, kernelRank: kernelRank), in: context)
    return (try Buffer(viewing: own.buffer, as: layout), own.refresh)
  }
}
