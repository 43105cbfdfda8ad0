import CKernels

/// Batch normalization over the batch and the spatial dimensions (Ioffe and Szegedy, 2015), with a sum and relu behind it.
///
/// `output = relu((input - mean) / sqrt(variance + epsilon) * weight + bias + addend)`, with the batch's own statistics in
/// training and the running ones in inference. The running variance is the unbiased one, as in PyTorch.
public struct BatchNormOperation: Operation {
  /// The learned and the kept tensors, one value a channel.
  public struct Parameters {
    let weight, bias, runningMean, runningVariance: Parameter

    /// Scale, shift and running statistics.
    public init(weight: Parameter, bias: Parameter, runningMean: Parameter, runningVariance: Parameter) {
      (self.weight, self.bias) = (weight, bias)
      (self.runningMean, self.runningVariance) = (runningMean, runningVariance)
    }
  }

  /// What decides the normalization beside its parameters.
  public struct Settings {
    let momentum, epsilon: Float
    let relu: Bool

    /// - Parameters:
    ///   - momentum: weight of the newest batch in the running statistics.
    ///   - epsilon: added to the variance.
    ///   - relu: whether negative results become 0.
    public init(momentum: Float, epsilon: Float, relu: Bool = false) {
      (self.momentum, self.epsilon, self.relu) = (momentum, epsilon, relu)
    }
  }

  /// Same shape as the input.
  public let output: Buffer
  /// Normalizes; in training also moves the running statistics.
  public let forward: [any Step]

  private let input: Buffer
  private let hasAddend: Bool
  private let parameters: Parameters
  private let settings: Settings
  private let statistics: BatchStatistics

  /// - Parameter addend: added to the normalized values before relu.
  public init(
    input given: Buffer, addend givenAddend: Buffer? = nil, parameters: Parameters, settings: Settings,
    training: Bool
  ) throws(EngineError) {
    let context = given.context
    let layout = try given.layout.byChannelBlocks()
    let (input, alignment) = try aligned(given, to: layout)
    let (addend, addendAlignment) =
      try givenAddend.map { addend throws(EngineError) in
        try aligned(addend, to: layout)
      } ?? (nil, [])
    let output = try Buffer(context, layout)
    let statistics = try BatchStatistics(of: parameters, over: layout, training: training, in: context)
    let (weight, bias) = (
      try parameters.weight.bindPlain(in: context), try parameters.bias.bindPlain(in: context)
    )
    let normalize = LoopStep {
      var arguments = ck_batch_norm_forward_arguments()
      (arguments.input, arguments.addend) = (input.constantAddress, addend?.constantAddress)
      (arguments.weight, arguments.bias) = (weight.constantAddress, bias.constantAddress)
      (arguments.mean, arguments.variance) = (statistics.mean.address, statistics.variance.address)
      arguments.sums = training ? statistics.sums.doubles : nil
      (arguments.epsilon, arguments.relu) = (settings.epsilon, settings.relu ? 1 : 0)
      arguments.output = output.address
      withUnsafePointer(to: statistics.shape) {
        ck_batch_norm_forward($0, &arguments, Int64(context.threads))
      }
    }
    forward =
      alignment + addendAlignment + [normalize]
      + (training ? statistics.updates(of: parameters, momentum: settings.momentum) : [])
    (self.input, self.output, hasAddend) = (input, output, addend != nil)
    (self.parameters, self.settings, self.statistics) = (parameters, settings, statistics)
  }

  /// What relu stopped is taken out of the gradient; the input's takes its place where nothing else reads it.
  public var overwritesGradient: Bool { settings.relu || !hasAddend }

  /// Gradients of scale, shift and input; the addend's is the output's own behind relu.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    let context = input.context
    let (gradient, alignment) = try aligned(outputGradient, to: output.layout)
    let inputGradient = !wanted[0] ? nil : hasAddend ? try Buffer(context, input.layout) : gradient
    let weight = try parameters.weight.bindPlain(in: context)
    let (weightGradient, biasGradient) = (
      try parameters.weight.gradientBuffer(), try parameters.bias.gradientBuffer()
    )
    let own = LoopStep { [input, output, settings, statistics] in
      var arguments = ck_batch_norm_backward_arguments()
      (arguments.input, arguments.weight) = (input.constantAddress, weight.constantAddress)
      (arguments.mean, arguments.variance) = (
        statistics.mean.constantAddress, statistics.variance.constantAddress
      )
      arguments.output = settings.relu ? output.constantAddress : nil
      (arguments.gradient, arguments.input_gradient) = (gradient.address, inputGradient?.address)
      (arguments.sums, arguments.epsilon) = (statistics.sums.doubles, settings.epsilon)
      (arguments.weight_gradient, arguments.bias_gradient) = (weightGradient.address, biasGradient.address)
      withUnsafePointer(to: statistics.shape) {
        ck_batch_norm_backward($0, &arguments, Int64(context.threads))
      }
    }
    let addendGradient = hasAddend && wanted[1] ? gradient : nil
    return BackwardPass(
      steps: alignment + [own], inputGradients: [inputGradient] + (hasAddend ? [addendGradient] : []))
  }
}
