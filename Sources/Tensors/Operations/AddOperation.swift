import CKernels

/// The sum of inputs of equal shape: the join of a residual network (He et al., 2016).
public struct AddOperation: Operation {
  /// Shape of the inputs, in the layout of the first of them that is blocked.
  public let output: Buffer
  /// One pass over the values for each input after the first.
  public let forward: [any Step]

  /// Binds the sum to its inputs, at least two of equal shape.
  public init(inputs: [Buffer]) throws(EngineError) {
    guard let first = inputs.first, inputs.count > 1 else {
      throw EngineError("a sum has at least two inputs, found \(inputs.count)")
    }
    let layout = (inputs.first { $0.layout.channelBlock > 1 } ?? first).layout
    let output = try Buffer(first.context, layout)
    var terms: [Buffer] = []
    var steps: [any Step] = []
    for input in inputs {
      let (term, alignment) = try aligned(input, to: layout)
      terms.append(term)
      steps += alignment
    }
    for (index, term) in terms.enumerated().dropFirst() {
      let left = index == 1 ? terms[0] : output
      steps.append(
        LoopStep {
          ck_add(
            output.values.baseAddress, left.values.baseAddress, term.values.baseAddress,
            Int64(output.storedCount))
        })
    }
    (self.output, forward) = (output, steps)
  }

  /// The gradient is handed on as it is.
  public var overwritesGradient: Bool { false }

  /// The gradient of each input is the output's own: nothing is computed, all share one buffer.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) -> BackwardPass {
    BackwardPass(steps: [], inputGradients: wanted.map { $0 ? outputGradient : nil })
  }
}
