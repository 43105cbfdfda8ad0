/// A convolution with a batch normalization behind it and, with that, a sum and relu.
public enum NormalizedConvolution {
  /// Binds both to memory: one after the other in training, as one convolution in inference.
  ///
  /// - Parameters:
  ///   - geometry: of the convolution alone, which has no activation.
  ///   - addend: added to the normalized values before relu.
  ///   - isFrozen: whether the normalization keeps its running statistics in training too.
  public static func operation(
    _ geometry: ConvolutionGeometry, addend: Buffer?, parameters: BatchNormOperation.Parameters,
    settings: BatchNormOperation.Settings, isFrozen: Bool = false
  ) throws(EngineError) -> any Operation {
    guard geometry.training else {
      return try FoldedConvolution(geometry, addend: addend, parameters: parameters, settings: settings)
    }
    if isFrozen {
      let convolution = try geometry.operation()
      return NormalizedPair(
        convolution: convolution,
        norm: try FrozenNormOperation(
          input: convolution.output, addend: addend, parameters: parameters, settings: settings))
    }
    if WinogradConvolution.isFastest(geometry) {
      return try NormalizedWinograd(geometry, addend: addend, parameters: parameters, settings: settings)
    }
    let convolution = try geometry.operation()
    return NormalizedPair(
      convolution: convolution,
      norm: try BatchNormOperation(
        input: convolution.output, addend: addend, parameters: parameters, settings: settings, training: true)
    )
  }
}

/// A convolution and its normalization, one after the other.
private struct NormalizedPair: Operation {
  let convolution: any Operation
  let norm: any Operation

  var output: Buffer { norm.output }
  var forward: [any Step] { convolution.forward + norm.forward }
  var overwritesGradient: Bool { norm.overwritesGradient }

  func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    let last = try norm.backward(from: outputGradient, wanted: [true] + wanted.dropFirst())
    guard let between = last.inputGradients[0] else { return last }
    let first = try convolution.backward(from: between, wanted: [wanted[0]])
    return BackwardPass(
      steps: last.steps + first.steps,
      inputGradients: first.inputGradients + last.inputGradients.dropFirst())
  }
}

/// A Winograd convolution that adds its outputs up for the normalization behind it as it writes them, and takes the
/// normalization's last step of the gradient as it reads that.
private struct NormalizedWinograd: Operation {
  let forward: [any Step]
  private let convolution: WinogradConvolution
  private let norm: BatchNormOperation

  init(
    _ geometry: ConvolutionGeometry, addend: Buffer?, parameters: BatchNormOperation.Parameters,
    settings: BatchNormOperation.Settings
  ) throws(EngineError) {
    let context = geometry.input.context
    let statistics = try BatchStatistics(
      of: parameters, over: WinogradConvolution.outputLayout(geometry), training: true, in: context)
    convolution = try WinogradConvolution(geometry, addingUpFor: statistics)
    norm = try BatchNormOperation(
      input: convolution.output, addend: addend, parameters: parameters, settings: settings,
      statistics: statistics, addsUp: false)
    // The running mean is near the batch's, and known before it.
    let runningMean = try parameters.runningMean.bindPlain(in: context)
    let setPivots = LoopStep {
      statistics.pivots.address.update(from: runningMean.constantAddress, count: runningMean.storedCount)
    }
    forward = [setPivots] + convolution.forward + norm.forward
  }

  var output: Buffer { norm.output }
  var overwritesGradient: Bool { norm.overwritesGradient }

  func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    let last = try norm.unfinishedBackward(from: outputGradient, wanted: wanted)
    let first = try convolution.backward(from: last.gradient, shares: last.shares, wanted: wanted[0])
    return BackwardPass(
      steps: last.pass.steps + first.steps,
      inputGradients: first.inputGradients + last.pass.inputGradients.dropFirst())
  }
}
