/// A convolution with a batch normalization behind it and, with that, a sum and relu.
public enum NormalizedConvolution {
  /// Binds both to memory: one after the other in training, as one convolution in inference.
  ///
  /// - Parameters:
  ///   - geometry: of the convolution alone, which has no activation.
  ///   - addend: added to the normalized values before relu.
  public static func operation(
    _ geometry: ConvolutionGeometry, addend: Buffer?, parameters: BatchNormOperation.Parameters,
    settings: BatchNormOperation.Settings
  ) throws(EngineError) -> any Operation {
    guard geometry.training else {
      return try FoldedConvolution(geometry, addend: addend, parameters: parameters, settings: settings)
    }
    let convolution = try geometry.operation()
    return NormalizedPair(
      convolution: convolution,
      norm: try BatchNormOperation(
        input: convolution.output, addend: addend, parameters: parameters, settings: settings, training: true)
    )
  }
}

/// A convolution and its normalization as one operation of the convolution's input and the sum's other term.
private struct NormalizedPair: Operation {
  let convolution: any Operation
  let norm: BatchNormOperation

  var output: Buffer { norm.output }
  var forward: [any Step] { convolution.forward + norm.forward }
  var overwritesGradient: Bool { norm.overwritesGradient }

  func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    let last = try norm.backward(from: outputGradient, wanted: [true] + wanted.dropFirst())
    guard let between = last.inputGradients[0] else { return last }
    let first = try convolution.backward(from: between, wanted: [wanted[0]])
    return BackwardPass(
      steps: last.steps + first.steps, inputGradients: first.inputGradients + last.inputGradients.dropFirst())
  }
}
