import Networks
import Tensors

/// Runs inputs forward and the score of one class back to them.
struct GradientPass {
  let plan: ExecutionPlan
  private let output: ClassOutput
  private let width: Int

  /// - Parameter watched: the layer whose gradient is kept.
  init(
    _ network: Network, for output: ClassOutput, batchSize: Int, watching watched: String? = nil,
    context: ComputeContext
  ) throws {
    plan = try ExecutionPlan(
      network, batchSize: batchSize, mode: .explanation, watching: Set([watched].compactMap(\.self)),
      context: context)
    self.output = output
    width = plan.logits.layout.shape.count / batchSize
  }

  /// The scores of the inputs; gradients stand in the plan afterwards.
  func run(_ inputs: [Float]) throws -> [Float] {
    try plan.input.load(Tensor(shape: plan.input.layout.shape, values: inputs))
    try plan.forward()
    let logits = try plan.logits.tensor().values
    var slopes = [Float](repeating: 0, count: logits.count)
    for sample in 0..<plan.batchSize { slopes[sample * width + output.column] = output.sign }
    try plan.logitsGradient?.load(Tensor(shape: [plan.batchSize, width], values: slopes))
    try plan.backward()
    return (0..<plan.batchSize).map { output.score(logits[$0 * width..<($0 + 1) * width]) }
  }

  /// The gradients of the scores by the inputs.
  func inputGradients() throws -> [Float] { try plan.inputGradient?.tensor().values ?? [] }
}
