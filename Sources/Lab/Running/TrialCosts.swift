import Datasets
import Networks
public import Sweeps
public import Tracking
import Training

/// What the trials of a sweep take: memory, and multiply-adds an epoch.
///
/// Both come from the network's shapes alone. Memory is estimated from above: what plans, optimizer and checkpoints hold at
/// once, and what the process has of its own.
public final class TrialCosts {
  private let experiment: Experiment
  private let dataset: Dataset
  private let parentGraphs: [String: NetworkSpec]
  private var known: [Params: TrialCost?] = [:]

  /// The costs of a plan's trials.
  public init(_ plan: SweepPlan) {
    (experiment, dataset, parentGraphs) = (plan.experiment, plan.dataset, plan.parentGraphs)
  }

  /// The cost of a cell; nil where its parameters say no network.
  public func cost(of params: Params) -> TrialCost? {
    // These change no size, and there may be thousands of cells.
    let sizing = params.filter { $0.key != "seed" && $0.key != "learning_rate" }
    if let known = known[sizing] { return known }
    let cost = try? estimate(sizing)
    known[sizing] = .some(cost)
    return cost
  }

  private func estimate(_ params: Params) throws -> TrialCost {
    let settings = try RunSettings(params)
    let inherited = settings.architecture.isEmpty ? settings.parent.flatMap { parentGraphs[$0] } : nil
    let table = LayerTable(
      try NetworkShapes(
        inherited ?? experiment.spec(of: settings, for: dataset), inputShape: dataset.inputShape))
    let samples = dataset.train.count
    // Results and their gradients of a training batch, and results of a validation batch.
    let activations = table.activationBytes * (2 * settings.training.batchSize + Predictor.standardBatchSize)
    let bytes =
      Self.processBytes + dataset.train.values.byteCount + (dataset.test?.values.byteCount ?? 0) + activations
      + table.weightBytes * copiesOfWeights(settings.training)
    // Backward costs twice what forward does (Kaplan et al., 2020).
    return TrialCost(bytes: bytes, multiplyAdds: 3 * Double(table.multiplyAdds) * Double(samples))
  }

  /// How often a training holds as many values as the network has weights.
  private func copiesOfWeights(_ settings: TrainingSettings) -> Int {
    let optional = [settings.ema > 0, settings.restoresBest, settings.accumulate > 1].count { $0 }
    // Value, gradient, a copy in another layout, two optimizer states; encoded for the store; the stored state.
    return 5 + 1 + 3 + 2 * optional
  }

  /// What a process holds that trains next to nothing.
  private static let processBytes = 64 << 20
}
