import CDNNL

/// An elementwise activation as a layer of its own.
public struct ActivationOperation: Operation {
  /// Same shape and layout as the input.
  public let output: Buffer
  /// One pass over the values.
  public let forward: [any Step]

  private let function: ActivationFunction

  /// Binds the function to an input.
  public init(_ function: ActivationFunction, input: Buffer, training: Bool) throws(EngineError) {
    let context = input.context
    output = try Buffer(context, input.layout)
    var data = input.layout.descriptor
    let attributes = try PrimitiveAttributes()
    let descriptor = try PrimitiveDescriptor("apply \(function.rawValue)") { result in
      cdnnl_eltwise_forward(result, context.engine, attributes.raw, training, function.algorithm, &data)
    }
    forward = [try Primitive(descriptor, in: context, [(DNNL_ARG_SRC_0, input), (DNNL_ARG_DST_0, output)])]
    self.function = function
  }

  /// The gradient in place.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    guard wanted[0] else { return BackwardPass(steps: [], inputGradients: [nil]) }
    let (gradient, steps) = try aligned(outputGradient, to: output.layout)
    let own = try ActivationGradient(function, output: output, gradient: gradient).step
    return BackwardPass(steps: steps + [own], inputGradients: [gradient])
  }
}
