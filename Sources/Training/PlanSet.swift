import Networks
import Tensors

/// Plans of one network and one mode by batch size: the usual one, and one for a smaller last batch.
final class PlanSet {
  private let network: Network
  private let mode: ExecutionPlan.Mode
  private let context: ComputeContext
  private let generator: SeededGenerator
  private var plans: [Int: ExecutionPlan] = [:]

  init(_ network: Network, mode: ExecutionPlan.Mode, context: ComputeContext, generator: SeededGenerator) {
    (self.network, self.mode, self.context, self.generator) = (network, mode, context, generator)
  }

  /// The plan of a batch size, made at its first use.
  func plan(_ batchSize: Int) throws(EngineError) -> ExecutionPlan {
    if let plan = plans[batchSize] { return plan }
    let plan = try ExecutionPlan(
      network, batchSize: batchSize, mode: mode, context: context, generator: generator)
    plans[batchSize] = plan
    return plan
  }

  /// Forgets all plans, as what they were made for has changed.
  func removeAll() { plans = [:] }
}
