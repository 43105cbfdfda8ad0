/// Inputs one after another along the channels, as inception and dense networks join them.
///
/// Inputs `N x C_i x spatial`, output `N x sum(C_i) x spatial`.
public struct ConcatOperation: Operation {
  /// `N x sum(C_i) x spatial`; blocked where an input is and all others fit into whole blocks, else row-major.
  public let output: Buffer
  /// One copy for each input.
  public let forward: [any Step]

  private let inputs: [Buffer]

  /// - Parameter outputShape: `C x spatial`, without the batch.
  public init(inputs: [Buffer], outputShape: Shape) throws(EngineError) {
    guard let first = inputs.first else { throw EngineError("a concatenation has at least one input") }
    let shape = outputShape.batched(first.layout.shape[0])
    let block = inputs.map(\.layout.channelBlock).max() ?? 1
    let fits = inputs.dropLast().allSatisfy { $0.layout.shape[1] % block == 0 }
    output = try Buffer(first.context, fits ? .blocked(shape, by: block) : .plain(shape))
    var steps: [any Step] = []
    for (input, part) in zip(inputs, try Self.parts(of: output, along: inputs)) {
      steps.append(try Reorder(from: input, to: part))
    }
    (self.inputs, forward) = (inputs, steps)
  }

  /// The gradient is only read.
  public var overwritesGradient: Bool { false }

  /// One copy for each input.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    var (gradient, steps) = try aligned(outputGradient, to: output.layout)
    var gradients: [Buffer?] = []
    for (index, part) in try Self.parts(of: gradient, along: inputs).enumerated() {
      guard wanted[index] else {
        gradients.append(nil)
        continue
      }
      let own = try Buffer(part.context, inputs[index].layout)
      steps.append(try Reorder(from: part, to: own))
      gradients.append(own)
    }
    return BackwardPass(steps: steps, inputGradients: gradients)
  }

  /// The channels of the whole that belong to each input, as views.
  private static func parts(of whole: Buffer, along inputs: [Buffer]) throws(EngineError) -> [Buffer] {
    var parts: [Buffer] = []
    var begin = 0
    for input in inputs {
      let shape = input.layout.shape
      parts.append(try Buffer(viewing: whole, as: whole.layout.channels(begin, shape[1])))
      begin += shape[1]
    }
    return parts
  }
}
