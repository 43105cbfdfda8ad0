/// A convolution that does its batch normalization's work too: with running statistics that is a scale and a shift of each
/// channel, which kernels and bias take on.
struct FoldedConvolution: Operation {
  let output: Buffer
  let forward: [any Step]

  init(
    _ geometry: ConvolutionGeometry, addend: Buffer?, parameters: BatchNormOperation.Parameters,
    settings: BatchNormOperation.Settings
  ) throws(EngineError) {
    let fold = FoldStep(geometry.weight, geometry.bias, parameters, epsilon: settings.epsilon)
    let folded = ConvolutionGeometry(
      input: geometry.input, weight: fold.weight, bias: fold.bias, window: geometry.window,
      groups: geometry.groups, outputShape: geometry.outputShape, activation: settings.relu ? .relu : nil,
      addend: addend, training: false)
    let convolution = try folded.operation()
    (output, forward) = (convolution.output, [fold] + convolution.forward)
  }

  func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    throw EngineError("a convolution with its normalization folded in has no backward pass")
  }
}

/// Scales kernels and bias anew where anything they are made of has changed.
private final class FoldStep: Step {
  /// The scaled kernels.
  let weight: Parameter
  /// The scaled and shifted bias.
  let bias: Parameter
  private let sources: [Parameter]
  private let sourceWeight: Parameter
  private let sourceBias: Parameter?
  private let norm: BatchNormOperation.Parameters
  private let epsilon: Float
  private var seenRevisions: [Int] = []

  init(
    _ weight: Parameter, _ bias: Parameter?, _ norm: BatchNormOperation.Parameters, epsilon: Float
  ) {
    (sourceWeight, sourceBias, self.norm, self.epsilon) = (weight, bias, norm, epsilon)
    sources =
      [weight, norm.weight, norm.bias, norm.runningMean, norm.runningVariance] + (bias.map { [$0] } ?? [])
    self.weight = Parameter(
      name: weight.name, initial: Tensor(shape: weight.shape, repeating: 0), isTrainable: false)
    self.bias = Parameter(
      name: norm.bias.name, initial: Tensor(shape: norm.bias.shape, repeating: 0), isTrainable: false)
  }

  func run() throws(EngineError) {
    let revisions = sources.map(\.revision)
    guard revisions != seenRevisions else { return }
    var (kernels, shift) = (try sourceWeight.tensor(), try norm.bias.tensor())
    let (scale, mean) = (try norm.weight.tensor().values, try norm.runningMean.tensor().values)
    let variance = try norm.runningVariance.tensor().values
    let bias = try sourceBias?.tensor().values
    let perChannel = kernels.values.count / scale.count
    for channel in scale.indices {
      let factor = scale[channel] / (variance[channel] + epsilon).squareRoot()
      for index in channel * perChannel..<(channel + 1) * perChannel { kernels.values[index] *= factor }
      shift.values[channel] += ((bias?[channel] ?? 0) - mean[channel]) * factor
    }
    try weight.load(kernels)
    try self.bias.load(shift)
    seenRevisions = revisions
  }
}
