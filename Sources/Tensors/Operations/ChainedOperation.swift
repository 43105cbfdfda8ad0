/// Two operations as one: the second reads what the first puts out.
public struct ChainedOperation: Operation {
  private let first, second: any Operation

  /// - Parameter second: bound to the output of the first.
  public init(_ first: any Operation, _ second: any Operation) {
    (self.first, self.second) = (first, second)
  }

  /// The second one's.
  public var output: Buffer { second.output }
  /// Both in order.
  public var forward: [any Step] { first.forward + second.forward }
  /// The second may hand the gradient on as it is.
  public var overwritesGradient: Bool { first.overwritesGradient || second.overwritesGradient }

  /// Both in the opposite order.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    let last = try second.backward(from: outputGradient, wanted: [true])
    guard let between = last.inputGradients[0] else { return last }
    let rest = try first.backward(from: between, wanted: wanted)
    return BackwardPass(steps: last.steps + rest.steps, inputGradients: rest.inputGradients)
  }
}
