import CKernels

/// Zeroes random values while training and scales the rest up (Srivastava et al., 2014); in inference it is absent.
public final class DropoutOperation: Operation {
  /// Same shape and layout as the input.
  public let output: Buffer
  private let input: Buffer
  private let mask: Buffer
  private let rate: Float
  private let keys: PassKeys

  /// - Parameters:
  ///   - rate: share of values that are zeroed, at least 0 and under 1.
  ///   - keys: decide which, anew in each pass.
  public init(input: Buffer, rate: Float, keys: PassKeys) throws(EngineError) {
    output = try Buffer(input.context, input.layout)
    mask = try Buffer(input.context, input.layout)
    (self.input, self.rate, self.keys) = (input, rate, keys)
  }

  /// A new mask, then one pass over the values.
  public var forward: [any Step] {
    [
      LoopStep { [self] in
        ck_dropout(
          output.values.baseAddress, mask.values.baseAddress, input.values.baseAddress, rate,
          keys.current, Int64(output.storedCount))
      }
    ]
  }

  /// The gradient of what was kept.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    guard wanted[0] else { return BackwardPass(steps: [], inputGradients: [nil]) }
    let (gradient, steps) = try aligned(outputGradient, to: output.layout)
    let own = LoopStep { [mask] in
      ck_multiply(
        gradient.values.baseAddress, gradient.values.baseAddress, mask.values.baseAddress,
        Int64(mask.storedCount))
    }
    return BackwardPass(steps: steps + [own], inputGradients: [gradient])
  }
}
