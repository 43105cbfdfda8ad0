import CKernels

/// The sigmoid in straight lines (Howard et al., 2019), which oneDNN 2 lacks: `min(max(x / 6 + 1/2, 0), 1)`.
public struct HardSigmoidOperation: Operation {
  /// Same shape as the input, row-major: padding between channels would not stay 0.
  public let output: Buffer
  /// One pass over the values.
  public let forward: [any Step]

  /// Binds the function to an input.
  public init(input: Buffer) throws(EngineError) {
    let (source, steps) = try aligned(input, to: .plain(input.layout.shape))
    let output = try Buffer(input.context, source.layout)
    self.output = output
    forward =
      steps + [
        LoopStep {
          ck_hard_sigmoid(
            output.values.baseAddress, source.values.baseAddress, Int64(output.storedCount))
        }
      ]
  }

  /// The gradient in place.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    guard wanted[0] else { return BackwardPass(steps: [], inputGradients: [nil]) }
    let (gradient, steps) = try aligned(outputGradient, to: output.layout)
    let output = output
    return BackwardPass(
      steps: steps + [
        LoopStep {
          ck_hard_sigmoid_gradient(
            gradient.values.baseAddress, gradient.values.baseAddress, output.values.baseAddress,
            Int64(output.storedCount))
        }
      ], inputGradients: [gradient])
  }
}
