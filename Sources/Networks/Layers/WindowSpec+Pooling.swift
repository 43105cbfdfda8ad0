import Tensors

extension WindowSpec {
  /// The pooling of a layer's input over this window.
  func pooling(_ kind: PoolingOperation.Kind, _ binding: LayerBinding) throws(EngineError) -> any Operation {
    let input = binding.inputs[0]
    return try PoolingOperation(
      kind, input: input, window: window(over: Array(input.layout.shape.dimensions.dropFirst(2))),
      outputShape: binding.outputShape, training: binding.training)
  }
}
