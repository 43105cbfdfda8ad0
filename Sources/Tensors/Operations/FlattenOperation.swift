/// An image as one row of features, channels first: row-major order as a person sees it.
public struct FlattenOperation: Operation {
  /// `N x features`; or the input itself, where all that read it take images as they lie.
  public let output: Buffer
  /// A copy to row-major order, or nothing.
  public let forward: [any Step]

  /// The copy; nil where the input is handed on.
  private let copy: ReshapeOperation?

  /// - Parameter handsOn: whether all readers of the output take an image in its blocked layout (`Dense` does).
  public init(input: Buffer, handsOn: Bool) throws(EngineError) {
    let shape = input.layout.shape
    copy =
      handsOn && Self.isWellBlocked(shape)
      ? nil : try ReshapeOperation(input: input, shape: [shape.count / shape[0]])
    (output, forward) = (copy?.output ?? input, copy?.forward ?? [])
  }

  /// Blocks hold 16 channels; with a remainder, a product over the block would run on padding, and slowly.
  private static func isWellBlocked(_ shape: Shape) -> Bool { shape.rank == 4 && shape[1] % 16 == 0 }

  /// The gradient is handed on as it is.
  public var overwritesGradient: Bool { false }

  /// The same values looked at as an image again.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    guard let copy else {
      return BackwardPass(steps: [], inputGradients: [wanted[0] ? outputGradient : nil])
    }
    return try copy.backward(from: outputGradient, wanted: wanted)
  }
}
