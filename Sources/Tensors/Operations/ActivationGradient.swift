import CDNNL

/// Turns the gradient of an activation's output into that of its input, in place.
struct ActivationGradient {
  let step: any Step

  /// Of an activation fused into the operation that computed `output`.
  ///
  /// - Throws: where the gradient needs what the activation read, which is not kept.
  init(fused function: ActivationFunction, output: Buffer, gradient: Buffer) throws(EngineError) {
    guard !function.gradientReadsInput else {
      throw EngineError("\(function.rawValue) cannot be fused in training: its gradient needs its input")
    }
    try self.init(function, data: output, gradient: gradient)
  }

  /// - Parameters:
  ///   - coefficient: the slope or alpha of the function; its default where nil.
  ///   - data: what the gradient follows from: the activation's result, or its input where `gradientReadsInput`.
  ///   - gradient: same layout as the data.
  init(
    _ function: ActivationFunction, coefficient: Float? = nil, data: Buffer, gradient: Buffer
  ) throws(EngineError) {
    let context = data.context
    let attributes = try PrimitiveAttributes()
    let algorithm = function.algorithm(coefficient: coefficient)
    var values = data.layout.descriptor
    var difference = gradient.layout.descriptor
    let forward = try PrimitiveDescriptor("apply \(function.rawValue)") { result in
      cdnnl_eltwise_forward(
        result, context.engine, attributes.raw, true, algorithm.kind, algorithm.alpha, algorithm.beta, &values
      )
    }
    let backward = try PrimitiveDescriptor("find the gradient of \(function.rawValue)") { result in
      cdnnl_eltwise_backward(
        result, context.engine, attributes.raw, algorithm.kind, algorithm.alpha, algorithm.beta, &difference,
        &values, forward.raw)
    }
    let argument = function.gradientReadsInput ? DNNL_ARG_SRC_0 : DNNL_ARG_DST_0
    step = try Primitive(
      backward, in: context,
      [(argument, data), (DNNL_ARG_DIFF_DST_0, gradient), (DNNL_ARG_DIFF_SRC_0, gradient)])
  }
}
