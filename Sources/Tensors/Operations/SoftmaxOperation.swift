import CDNNL

/// Softmax over the channels, as a layer of its own; the loss has its own fused form.
public struct SoftmaxOperation: Operation {
  /// Same shape and layout as the input.
  public let output: Buffer
  /// One primitive.
  public let forward: [any Step]

  private let descriptor: PrimitiveDescriptor

  /// Binds softmax over dimension 1 (after the batch) to an input.
  public init(input: Buffer, training: Bool) throws(EngineError) {
    let context = input.context
    output = try Buffer(context, input.layout)
    var data = input.layout.descriptor
    let attributes = try PrimitiveAttributes()
    descriptor = try PrimitiveDescriptor("take the softmax of \(input.layout.shape)") { result in
      cdnnl_softmax_forward(result, context.engine, attributes.raw, training, &data, 1)
    }
    forward = [try Primitive(descriptor, in: context, [(DNNL_ARG_SRC_0, input), (DNNL_ARG_DST_0, output)])]
  }

  /// The gradient is only read.
  public var overwritesGradient: Bool { false }

  /// One primitive.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    guard wanted[0] else { return BackwardPass(steps: [], inputGradients: [nil]) }
    let context = output.context
    let (gradient, steps) = try aligned(outputGradient, to: output.layout)
    let inputGradient = try Buffer(context, output.layout)
    var data = output.layout.descriptor
    var difference = gradient.layout.descriptor
    let attributes = try PrimitiveAttributes()
    let backward = try PrimitiveDescriptor("find the gradient of softmax") { result in
      cdnnl_softmax_backward(
        result, context.engine, attributes.raw, &difference, &data, 1, descriptor.raw)
    }
    let own = try Primitive(
      backward, in: context,
      [(DNNL_ARG_DST_0, output), (DNNL_ARG_DIFF_DST_0, gradient), (DNNL_ARG_DIFF_SRC_0, inputGradient)])
    return BackwardPass(steps: steps + [own], inputGradients: [inputGradient])
  }
}
