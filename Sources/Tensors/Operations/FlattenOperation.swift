/// An image as one row of features, channels first: row-major order as a person sees it.
public struct FlattenOperation: Operation {
  /// `N x features`; or the input itself, where all that read it take images as they lie.
  public let output: Buffer
  /// A copy to row-major order, or nothing.
  public let forward: [any Step]

  private let input: Buffer
  /// The image in row-major order, of which the output is another look; nil where the input is handed on.
  private let plain: Buffer?

  /// - Parameter handsOn: whether all readers of the output take an image in its blocked layout (`Dense` does).
  public init(input: Buffer, handsOn: Bool) throws(EngineError) {
    self.input = input
    let shape = input.layout.shape
    if handsOn && Self.isWellBlocked(shape) {
      (output, forward, plain) = (input, [], nil)
      return
    }
    let (plain, steps) = try aligned(input, to: .plain(shape))
    self.plain = plain
    forward = steps
    output = try Buffer(viewing: plain, as: .plain([shape[0], shape.count / shape[0]]))
  }

  /// Blocks hold 16 channels; with a remainder, a product over the block would run on padding, and slowly.
  private static func isWellBlocked(_ shape: Shape) -> Bool { shape.rank == 4 && shape[1] % 16 == 0 }

  /// The gradient is handed on as it is.
  public var overwritesGradient: Bool { false }

  /// The same values looked at as an image again.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    guard wanted[0] else { return BackwardPass(steps: [], inputGradients: [nil]) }
    guard let plain else { return BackwardPass(steps: [], inputGradients: [outputGradient]) }
    let (gradient, steps) = try aligned(outputGradient, to: output.layout)
    return BackwardPass(steps: steps, inputGradients: [try Buffer(viewing: gradient, as: plain.layout)])
  }
}
