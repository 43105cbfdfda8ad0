/// The values of each sample under another shape, in row-major order as a person sees it.
public struct ReshapeOperation: Operation {
  /// `N x shape`, row-major.
  public let output: Buffer
  /// A copy to row-major order, or nothing.
  public let forward: [any Step]

  /// The input in row-major order, of which the output is another look.
  private let plain: Buffer

  /// - Parameter shape: sizes of a sample, as many values as one of the input has.
  public init(input: Buffer, shape: Shape) throws(EngineError) {
    let inputShape = input.layout.shape
    let (plain, steps) = try aligned(input, to: .plain(inputShape))
    (self.plain, forward) = (plain, steps)
    output = try Buffer(viewing: plain, as: .plain(shape.batched(inputShape[0])))
  }

  /// All values of a sample as one row of features.
  public init(flattening input: Buffer) throws(EngineError) {
    let shape = input.layout.shape
    try self.init(input: input, shape: [shape.count / shape[0]])
  }

  /// The gradient is handed on as it is.
  public var overwritesGradient: Bool { false }

  /// The same values looked at under the input's shape again.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    guard wanted[0] else { return BackwardPass(steps: [], inputGradients: [nil]) }
    let (gradient, steps) = try aligned(outputGradient, to: output.layout)
    return BackwardPass(steps: steps, inputGradients: [try Buffer(viewing: gradient, as: plain.layout)])
  }
}
