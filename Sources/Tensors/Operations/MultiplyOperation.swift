import CKernels

/// The product of two inputs of equal shape.
public struct MultiplyOperation: Operation {
  /// Shape of the inputs, in the layout of the first of them that is blocked.
  public let output: Buffer
  /// One pass over the values.
  public let forward: [any Step]

  private let first, second: Buffer

  /// Binds the product to its inputs.
  public init(_ left: Buffer, _ right: Buffer) throws(EngineError) {
    let layout = (right.layout.channelBlock > left.layout.channelBlock ? right : left).layout
    let (first, firstSteps) = try aligned(left, to: layout)
    let (second, secondSteps) = try aligned(right, to: layout)
    output = try Buffer(left.context, layout)
    forward = firstSteps + secondSteps + [Self.product(first, second, to: output)]
    (self.first, self.second) = (first, second)
  }

  /// The gradient is only read.
  public var overwritesGradient: Bool { false }

  /// Each input's gradient is the output's times the other input.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    var (gradient, steps) = try aligned(outputGradient, to: output.layout)
    var gradients: [Buffer?] = []
    for (other, isWanted) in zip([second, first], wanted) {
      let own = isWanted ? try Buffer(output.context, output.layout) : nil
      if let own { steps.append(Self.product(gradient, other, to: own)) }
      gradients.append(own)
    }
    return BackwardPass(steps: steps, inputGradients: gradients)
  }

  private static func product(_ first: Buffer, _ second: Buffer, to target: Buffer) -> any Step {
    LoopStep {
      ck_multiply(
        target.values.baseAddress, first.values.baseAddress, second.values.baseAddress,
        Int64(target.storedCount))
    }
  }
}
