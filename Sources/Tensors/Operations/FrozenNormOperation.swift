import CKernels

/// A batch normalization that is not trained while layers before it are: running statistics both ways, none of which move.
///
/// It is a scale and a shift of each channel then, so the gradient is scaled likewise.
public struct FrozenNormOperation: Operation {
  /// Same shape as the input.
  public let output: Buffer
  /// As in inference.
  public let forward: [any Step]

  private let input: Buffer
  private let hasAddend: Bool
  private let parameters: BatchNormOperation.Parameters
  private let settings: BatchNormOperation.Settings
  private let statistics: BatchStatistics

  /// - Parameter addend: added to the normalized values before relu.
  public init(
    input: Buffer, addend: Buffer? = nil, parameters: BatchNormOperation.Parameters,
    settings: BatchNormOperation.Settings
  ) throws(EngineError) {
    let norm = try BatchNormOperation(
      input: input, addend: addend, parameters: parameters, settings: settings, training: false)
    (output, forward, self.input, hasAddend) = (norm.output, norm.forward, norm.input, addend != nil)
    (self.parameters, self.settings) = (parameters, settings)
    statistics = try BatchStatistics(
      of: parameters, over: norm.output.layout, training: false, in: input.context)
  }

  /// Only by relu.
  public var overwritesGradient: Bool { settings.relu }

  /// What relu stopped is taken out, then the input's gradient is scaled; the addend's is the output's own behind relu.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    var (gradient, steps) = try aligned(outputGradient, to: output.layout)
    if settings.relu {
      steps.append(try ActivationGradient(fused: .relu, output: output, gradient: gradient).step)
    }
    var inputGradients: [Buffer?] = [nil]
    if wanted[0] {
      let inputGradient = try Buffer(input.context, input.layout)
      steps.append(try scaleStep(gradient, to: inputGradient))
      inputGradients = [inputGradient]
    }
    if hasAddend { inputGradients.append(wanted[1] ? gradient : nil) }
    return BackwardPass(steps: steps, inputGradients: inputGradients)
  }

  /// The forward kernel without mean and shift.
  private func scaleStep(_ gradient: Buffer, to inputGradient: Buffer) throws(EngineError) -> any Step {
    let context = input.context
    let weight = try parameters.weight.bindPlain(in: context)
    let zeros = try Buffer(context, weight.layout)
    return LoopStep { [settings, statistics] in
      var arguments = ck_batch_norm_forward_arguments()
      (arguments.input, arguments.addend) = (gradient.constantAddress, nil)
      (arguments.weight, arguments.bias) = (weight.constantAddress, zeros.constantAddress)
      (arguments.mean, arguments.variance) = (zeros.constantAddress, statistics.addresses.variance)
      (arguments.epsilon, arguments.relu) = (settings.epsilon, 0)
      arguments.output = inputGradient.address
      withUnsafePointer(to: statistics.shape) { ck_batch_norm_forward($0, &arguments) }
    }
  }
}
