import CKernels

/// Batch normalization with running statistics and a gradient: a factor and a shift of each channel.
///
/// Gradients of scale and shift are not computed: nothing is trained with statistics that do not move.
public struct FrozenNormOperation: Operation {
  /// Same shape as the input.
  public let output: Buffer
  /// One pass over the values.
  public let forward: [any Step]

  private let parameters: BatchNormOperation.Parameters
  private let epsilon: Float

  /// - Parameter settings: without relu.
  public init(
    input: Buffer, parameters: BatchNormOperation.Parameters, settings: BatchNormOperation.Settings
  ) throws(EngineError) {
    guard !settings.relu else { throw EngineError("a normalization that is explained stands by itself") }
    let norm = try BatchNormOperation(
      input: input, parameters: parameters, settings: settings, training: false)
    (output, forward) = (norm.output, norm.forward)
    (self.parameters, epsilon) = (parameters, settings.epsilon)
  }

  /// The gradient times each channel's factor, in place.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    guard wanted[0] else { return BackwardPass(steps: [], inputGradients: [nil]) }
    let (gradient, alignment) = try aligned(outputGradient, to: output.layout)
    let groups = try ChannelGroups(of: output.layout) ?? ChannelGroups(plain: output.layout.shape)
    let factors = try Buffer(output.context, shape: [groups.rows * groups.lanes])
    let scale = FactorStep(parameters, epsilon: epsilon, batch: output.layout.shape[0], factors: factors)
    let own = LoopStep {
      ck_scale_channels(
        gradient.address, gradient.constantAddress, factors.constantAddress, Int64(groups.rows),
        Int64(groups.area), Int64(groups.lanes))
    }
    return BackwardPass(steps: alignment + [scale, own], inputGradients: [gradient])
  }
}

/// Finds the factor of each channel of each sample.
private struct FactorStep: Step {
  let parameters: BatchNormOperation.Parameters
  let epsilon: Float
  let batch: Int
  /// Room for whole blocks of channels of each sample.
  let factors: Buffer

  init(_ parameters: BatchNormOperation.Parameters, epsilon: Float, batch: Int, factors: Buffer) {
    (self.parameters, self.epsilon, self.batch, self.factors) = (parameters, epsilon, batch, factors)
  }

  func run() throws(EngineError) {
    let weight = try parameters.weight.tensor().values
    let variance = try parameters.runningVariance.tensor().values
    let perSample = factors.storedCount / batch
    let values = factors.values
    for channel in weight.indices {
      let factor = weight[channel] / (variance[channel] + epsilon).squareRoot()
      for sample in 0..<batch { values[sample * perSample + channel] = factor }
    }
  }
}
