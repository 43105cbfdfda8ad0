import Foundation
public import Tensors

/// A network made executable for one batch size: all memory held, all primitives made, ready to run again and again.
///
/// Several plans of one network share its parameters: the training plan, one for the last smaller batch, one for
/// inference. Where the network ends in `softmax` or `sigmoid`, the plan stops before it: the loss takes the raw values.
public final class ExecutionPlan {
  /// What a plan is for.
  public enum Mode: Hashable, Sendable {
    /// Forward with batch statistics and dropout, then backward.
    case training
    /// Forward with running statistics.
    case inference
    /// Forward as in inference, each layer by itself, then backward to the input, past the parameters.
    case explanation
  }

  /// Samples a run takes.
  public let batchSize: Int
  /// Row-major `N x C x H x W`; the caller fills it before `forward`.
  public let input: Buffer
  /// Row-major `N x K`: the values before the final softmax or sigmoid.
  public let logits: Buffer
  /// Row-major `N x K`: the caller fills it before `backward`; nil in inference.
  public let logitsGradient: Buffer?
  /// Row-major, as the input: what `backward` finds for it; nil but in explanation.
  public let inputGradient: Buffer?
  /// By name, row-major, the gradients of the outputs of the layers that are watched.
  public let layerGradients: [String: Buffer]

  let forwardSteps: [any Step]
  let marks: [LayerMark]
  private let backwardSteps: [any Step]
  private let pass = PassNumber()

  /// Binds a network to memory.
  ///
  /// - Parameters:
  ///   - watched: names of layers; explanation keeps the gradients of their outputs.
  ///   - generator: randomness of dropout.
  public init(
    _ network: Network, batchSize: Int, mode: Mode, watching watched: Set<String> = [],
    context: ComputeContext,
    generator: SeededGenerator = SeededGenerator(seed: 0)
  ) throws(EngineError) {
    try Self.checkMemory(network, batchSize: batchSize, mode: mode)
    self.batchSize = batchSize
    input = try Buffer(context, shape: network.inputShape.batched(batchSize))
    var builder = PlanBuilder(
      network, input: input, mode: mode, keys: PassKeys(generator, of: pass))
    let last = try builder.bindLayers()
    let width = last.layout.shape.count / batchSize
    let flat = try ReshapeOperation(flattening: last)
    logits = flat.output
    forwardSteps = builder.forward + flat.forward
    marks = builder.marks
    guard mode != .inference else {
      (logitsGradient, inputGradient, layerGradients, backwardSteps) = (nil, nil, [:], [])
      return
    }
    for parameter in network.parameters { try parameter.hold(in: context) }
    let gradient = try Buffer(context, shape: [batchSize, width])
    logitsGradient = gradient
    let flatBack = try flat.backward(from: gradient, wanted: [true])
    inputGradient = mode == .explanation ? try Buffer(context, input.layout) : nil
    var kept: [Int: Buffer] = [:]
    var gradients: [String: Buffer] = [:]
    for (index, node) in network.nodes.enumerated() where mode == .explanation && watched.contains(node.name)
    {
      let own = try Buffer(context, shape: node.outputShape.batched(batchSize))
      (kept[index], gradients[node.name]) = (own, own)
    }
    layerGradients = gradients
    let (first, inputGradient) = (flatBack.inputGradients[0], inputGradient)
    let bind = { () throws(EngineError) in
      try builder.backward(from: first, watched: kept, inputGradient: inputGradient)
    }
    backwardSteps =
      flatBack.steps + (try mode == .explanation ? network.withoutLearning(bind) : bind())
  }

  /// Refuses a batch whose activations (and, in training, their gradients) cannot fit the machine's memory.
  private static func checkMemory(_ network: Network, batchSize: Int, mode: Mode) throws(EngineError) {
    guard batchSize > 0 else { throw EngineError("a batch holds at least one sample, found \(batchSize)") }
    let perSample = network.nodes.reduce(network.inputShape.count) { $0 + $1.outputShape.count }
    let bytes = Double(perSample) * Double(batchSize) * (mode == .inference ? 4 : 8)
    let available = Double(ProcessInfo.processInfo.physicalMemory)
    guard bytes <= available else {
      throw EngineError(
        String(
          format:
            "a batch of %d samples needs %.1f GiB for its activations, the machine has %.1f; use a smaller batch_size",
          batchSize, bytes / 0x1p30, available / 0x1p30))
    }
  }

  /// Computes the logits of the batch in `input`.
  ///
  /// - Parameter number: decides what dropout zeroes in training: the same in passes of the same number.
  public func forward(pass number: Int = 0) throws(EngineError) {
    pass.value = UInt64(bitPattern: Int64(number))
    for step in forwardSteps { try step.run() }
  }

  /// The output of a layer after `forward`, in explanation; nil of a name that no layer has, and of a final softmax or
  /// sigmoid.
  public func output(of layer: String) -> Buffer? {
    marks.first { $0.nodes.last?.name == layer }?.output
  }

  /// From `logitsGradient`, after `forward`: in training the gradients of all parameters that learn; in explanation those of
  /// the input and of the watched layers alone, as parameters' would cost as much again.
  public func backward() throws(EngineError) {
    for step in backwardSteps { try step.run() }
  }
}
