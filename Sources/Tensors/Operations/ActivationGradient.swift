import CDNNL

/// Turns the gradient of an activation's output into that of its input, in place.
struct ActivationGradient {
  let step: any Step

  /// - Parameters:
  ///   - output: the activation's result.
  ///   - gradient: same layout as the output.
  init(_ function: ActivationFunction, output: Buffer, gradient: Buffer) throws(EngineError) {
    let context = output.context
    let attributes = try PrimitiveAttributes()
    var data = output.layout.descriptor
    var difference = gradient.layout.descriptor
    let forward = try PrimitiveDescriptor("apply \(function.rawValue)") { result in
      cdnnl_eltwise_forward(result, context.engine, attributes.raw, true, function.algorithm, &data)
    }
    let backward = try PrimitiveDescriptor("find the gradient of \(function.rawValue)") { result in
      cdnnl_eltwise_backward(
        result, context.engine, attributes.raw, function.algorithm, &difference, &data, forward.raw)
    }
    step = try Primitive(
      backward, in: context,
      [(DNNL_ARG_DST_0, output), (DNNL_ARG_DIFF_DST_0, gradient), (DNNL_ARG_DIFF_SRC_0, gradient)])
  }
}
