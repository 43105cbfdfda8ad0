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
  /// Normalizes; in training also finds the batch's statistics and moves the running ones.
  public let forward: [any Step]

  /// The input in the layout that it is read in.
  let input: Buffer
  private let hasAddend: Bool
  private let parameters: Parameters
  private let settings: Settings
  private let statistics: BatchStatistics

  /// - Parameter addend: added to the normalized values before relu.
  public init(
    input: Buffer, addend: Buffer? = nil, parameters: Parameters, settings: Settings, training: Bool
  ) throws(EngineError) {
    let statistics = try BatchStatistics(
      of: parameters, over: input.layout.byChannelBlocks(), training: training, in: input.context)
    try self.init(
      input: input, addend: addend, parameters: parameters, settings: settings, statistics: statistics,
      addsUp: training)
  }

  /// - Parameters:
  ///   - statistics: those that the values are normalized with.
  ///   - addsUp: whether the batch is still to be added up for them.
  init(
    input given: Buffer, addend givenAddend: Buffer?, parameters: Parameters, settings: Settings,
    statistics: BatchStatistics, addsUp: Bool
  ) throws(EngineError) {
    let context = given.context
    let layout = try given.layout.byChannelBlocks()
    let (input, alignment) = try aligned(given, to: layout)
    let (addend, addendAlignment) =
      try givenAddend.map { addend throws(EngineError) in
        try aligned(addend, to: layout)
      } ?? (nil, [])
    let output = try Buffer(context, layout)
    let (weight, bias) = (
      try parameters.weight.bindPlain(in: context), try parameters.bias.bindPlain(in: context)
    )
    let normalize = LoopStep {
      var arguments = ck_batch_norm_forward_arguments()
      (arguments.input, arguments.addend) = (input.constantAddress, addend?.constantAddress)
      (arguments.weight, arguments.bias) = (weight.constantAddress, bias.constantAddress)
      (arguments.mean, arguments.variance) = statistics.addresses
      (arguments.epsilon, arguments.relu) = (settings.epsilon, settings.relu ? 1 : 0)
      arguments.output = output.address
      withUnsafePointer(to: statistics.shape) { ck_batch_norm_forward($0, &arguments) }
    }
    forward =
      alignment + addendAlignment + (addsUp ? [statistics.addUp(input)] : []) + statistics.finish()
      + [normalize] + statistics.updates(of: parameters, momentum: settings.momentum)
    (self.input, self.output, hasAddend) = (input, output, addend != nil)
    (self.parameters, self.settings, self.statistics) = (parameters, settings, statistics)
  }

  /// What relu stopped is taken out of the gradient; the input's takes its place where nothing else reads it.
  public var overwritesGradient: Bool { settings.relu || !hasAddend }

  /// Gradients of scale, shift and input; the addend's is the output's own behind relu.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    let (gradient, alignment) = try aligned(outputGradient, to: output.layout)
    let inputGradient =
      !wanted[0] ? nil : hasAddend ? try Buffer(input.context, input.layout) : gradient
    let shares = try makeShares()
    let own = try backwardStep(gradient, shares: shares, inputGradient: inputGradient)
    return BackwardPass(
      steps: alignment + [own], inputGradients: [inputGradient] + addendGradient(gradient, wanted))
  }

  /// The backward pass without its last step, which the kernel that reads the input's gradient takes.
  ///
  /// - Returns: the steps, the gradient behind relu, and three values a channel: the input's gradient is that gradient
  ///   times the first, plus the input times the second, plus the third.
  func unfinishedBackward(
    from outputGradient: Buffer, wanted: [Bool]
  ) throws(EngineError) -> (pass: BackwardPass, gradient: Buffer, shares: Buffer) {
    let (gradient, alignment) = try aligned(outputGradient, to: output.layout)
    let shares = try makeShares()
    let own = try backwardStep(gradient, shares: shares, inputGradient: nil)
    let pass = BackwardPass(
      steps: alignment + [own], inputGradients: [nil] + addendGradient(gradient, wanted))
    return (pass, gradient, shares)
  }

  private func makeShares() throws(EngineError) -> Buffer {
    try Buffer(input.context, shape: [3 * Int(statistics.shape.channels)])
  }

  private func addendGradient(_ gradient: Buffer, _ wanted: [Bool]) -> [Buffer?] {
    hasAddend ? [wanted[1] ? gradient : nil] : []
  }

  private func backwardStep(
    _ gradient: Buffer, shares: Buffer, inputGradient: Buffer?
  ) throws(EngineError) -> any Step {
    let context = input.context
    let weight = try parameters.weight.bindPlain(in: context)
    let (weightGradient, biasGradient) = (
      try parameters.weight.gradientBuffer(), try parameters.bias.gradientBuffer()
    )
    return LoopStep { [input, output, settings, statistics] in
      var arguments = ck_batch_norm_backward_arguments()
      (arguments.input, arguments.weight) = (input.constantAddress, weight.constantAddress)
      (arguments.mean, arguments.variance) = statistics.addresses
      arguments.output = settings.relu ? output.constantAddress : nil
      (arguments.gradient, arguments.input_gradient) = (gradient.address, inputGradient?.address)
      (arguments.sums, arguments.epsilon) = (statistics.sums.doubles, settings.epsilon)
      (arguments.weight_gradient, arguments.bias_gradient) = (weightGradient.address, biasGradient.address)
      arguments.shares = shares.address
      withUnsafePointer(to: statistics.shape) {
        ck_batch_norm_backward($0, &arguments, Int64(context.threads))
      }
    }
  }
}
