import CDNNL

/// An elementwise activation as a layer of its own.
public struct ActivationOperation: Operation {
  /// Same shape and layout as the input.
  public let output: Buffer
  /// One pass over the values.
  public let forward: [any Step]

  private let input: Buffer
  private let function: ActivationFunction
  private let coefficient: Float?

  /// Binds the function to an input.
  ///
  /// - Parameter coefficient: the slope of `leaky_relu` or the alpha of `elu`, at least 0; its default where nil.
  public init(
    _ function: ActivationFunction, coefficient: Float? = nil, input: Buffer, training: Bool
  ) throws(EngineError) {
    let context = input.context
    output = try Buffer(context, input.layout)
    var data = input.layout.descriptor
    let attributes = try PrimitiveAttributes()
    let algorithm = function.algorithm(coefficient: coefficient)
    let descriptor = try PrimitiveDescriptor("apply \(function.rawValue)") { result in
      cdnnl_eltwise_forward(
        result, context.engine, attributes.raw, training, algorithm.kind, algorithm.alpha, algorithm.beta,
        &data)
    }
    forward = [try Primitive(descriptor, in: context, [(DNNL_ARG_SRC_0, input), (DNNL_ARG_DST_0, output)])]
    (self.input, self.function, self.coefficient) = (input, function, coefficient)
  }

  /// The gradient in place.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    guard wanted[0] else { return BackwardPass(steps: [], inputGradients: [nil]) }
    let (gradient, steps) = try aligned(outputGradient, to: output.layout)
    let own = try ActivationGradient(
      function, coefficient: coefficient, data: function.gradientReadsInput ? input : output,
      gradient: gradient)
    return BackwardPass(steps: steps + [own.step], inputGradients: [gradient])
  }
}
