/// All that decides a convolution: what is read, with which parameters, where the window goes, what follows.
public struct ConvolutionGeometry {
  /// `N x C x spatial`.
  public let input: Buffer
  /// `O x C/groups x kernel`; of a transpose `C x O/groups x kernel`.
  public let weight: Parameter
  /// `O`, or none.
  public let bias: Parameter?
  /// How the kernel slides; of a transpose: how that of the convolution slides which goes from the output to the input.
  public let window: Window
  /// Parts that the channels fall into.
  public let groups: Int
  /// `O x spatial`, without the batch, before any pooling.
  public let outputShape: Shape
  /// Applied to each result before it is written or pooled.
  public let activation: ActivationFunction?
  /// Whether the largest value of each 2x2 window is all that is kept; with relu only.
  public let pools: Bool
  /// Whether it is the transpose of a convolution; without an activation.
  public let isTransposed: Bool
  /// Added to each result before the activation, of the output's shape; in inference only.
  public let addend: Buffer?
  /// Whether a backward pass will follow.
  public let training: Bool
  /// Whether that pass must find the gradient of the input.
  public let inputLearns: Bool

  /// A convolution with all that decides it.
  public init(
    input: Buffer, weight: Parameter, bias: Parameter?, window: Window, groups: Int, outputShape: Shape,
    activation: ActivationFunction?, pools: Bool = false, isTransposed: Bool = false, addend: Buffer? = nil,
    training: Bool, inputLearns: Bool = true
  ) {
    (self.input, self.weight, self.bias, self.window) = (input, weight, bias, window)
    (self.groups, self.outputShape, self.activation) = (groups, outputShape, activation)
    (self.pools, self.isTransposed, self.addend) = (pools, isTransposed, addend)
    (self.training, self.inputLearns) = (training, inputLearns)
  }

  /// Whether a backward pass must find the gradients of kernels and bias.
  var learns: Bool { weight.learns || bias?.learns == true }

  /// The convolution by the kernel that is fastest for its shape.
  public func operation() throws(EngineError) -> any Operation {
    if let kernel = try handWritten() { return kernel }
    return try ConvolutionOperation(self)
  }

  /// The convolution by a kernel of ours, where there is one for it: only those pool.
  public func handWritten() throws(EngineError) -> (any Operation)? {
    guard !isTransposed else { return nil }
    if PixelConvolution.isFastest(self) { return try PixelConvolution(self) }
    if WinogradConvolution.isFastest(self) { return try WinogradConvolution(self) }
    return nil
  }
}
