/// An operation on a series or on features, run on images of height 1: oneDNN has its fast kernels for those.
public struct LiftedOperation: Operation {
  /// As the operation's own, with the sizes of 1 left out again.
  public let output: Buffer

  private let image: any Operation
  private let inputRank: Int

  /// - Parameters:
  ///   - input: `N x C` or `N x C x length`.
  ///   - make: binds the operation to the input seen as `N x C x 1 x length`.
  public init(
    input: Buffer, _ make: (Buffer) throws(EngineError) -> any Operation
  ) throws(EngineError) {
    inputRank = input.layout.shape.rank
    image = try make(Buffer(viewing: input, as: input.layout.lifted()))
    output = try Buffer(viewing: image.output, as: image.output.layout.lowered(to: inputRank))
  }

  /// The operation's own.
  public var forward: [any Step] { image.forward }
  /// The operation's own.
  public var overwritesGradient: Bool { image.overwritesGradient }

  /// The operation's own, on views.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    let (gradient, steps) = try aligned(outputGradient, to: output.layout)
    let pass = try image.backward(
      from: Buffer(viewing: gradient, as: image.output.layout), wanted: wanted)
    let inputGradients = try pass.inputGradients.map { lifted throws(EngineError) in
      try lifted.map { buffer throws(EngineError) in
        try Buffer(viewing: buffer, as: buffer.layout.lowered(to: inputRank))
      }
    }
    return BackwardPass(steps: steps + pass.steps, inputGradients: inputGradients)
  }
}
