import CKernels

/// Inputs one after another along the channels, as inception and dense networks join them.
///
/// Inputs `N x C_i x spatial`, output `N x sum(C_i) x spatial`.
public struct ConcatOperation: Operation {
  /// `N x sum(C_i) x spatial`; in blocks of channels where an input is, else row-major.
  public let output: Buffer
  /// Brings the inputs into that order where they are not, then copies each.
  public let forward: [any Step]

  /// In the order of the output.
  private let parts: [Buffer]

  /// - Parameter outputShape: `C x spatial`, without the batch.
  public init(inputs: [Buffer], outputShape: Shape) throws(EngineError) {
    guard let first = inputs.first else { throw EngineError("a concatenation has at least one input") }
    let block = inputs.map(\.layout.channelBlock).max() ?? 1
    output = try Buffer(first.context, .blocked(outputShape.batched(first.layout.shape[0]), by: block))
    var steps: [any Step] = []
    var parts: [Buffer] = []
    var begin = 0
    for input in inputs {
      let (part, alignment) = try aligned(input, to: .blocked(input.layout.shape, by: block))
      steps += alignment + [Self.copy(part, 0, to: output, begin, count: part.layout.shape[1])]
      parts.append(part)
      begin += part.layout.shape[1]
    }
    (self.parts, forward) = (parts, steps)
  }

  /// The gradient is only read.
  public var overwritesGradient: Bool { false }

  /// One copy for each input.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    var (gradient, steps) = try aligned(outputGradient, to: output.layout)
    var gradients: [Buffer?] = []
    var begin = 0
    for (part, isWanted) in zip(parts, wanted) {
      let own = isWanted ? try Buffer(part.context, part.layout) : nil
      if let own { steps.append(Self.copy(gradient, begin, to: own, 0, count: part.layout.shape[1])) }
      gradients.append(own)
      begin += part.layout.shape[1]
    }
    return BackwardPass(steps: steps, inputGradients: gradients)
  }

  /// Copies channels between buffers of one order.
  private static func copy(
    _ source: Buffer, _ sourceBegin: Int, to target: Buffer, _ targetBegin: Int, count: Int
  ) -> any Step {
    let shape = source.layout.shape
    let lanes = source.layout.channelBlock
    let area = shape.count / shape[0] / shape[1]
    let blocks = { (buffer: Buffer) in Int64(buffer.storedCount / shape[0] / area / lanes) }
    let to = ck_channels(blocks: blocks(target), first: Int64(targetBegin))
    let from = ck_channels(blocks: blocks(source), first: Int64(sourceBegin))
    return LoopStep {
      ck_copy_channels(
        target.values.baseAddress, to, source.values.baseAddress, from, Int64(count), Int64(shape[0]),
        Int64(area), Int64(lanes))
    }
  }
}
