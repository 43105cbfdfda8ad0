import Tracking
import Training

extension RunSettings {
  /// A parameter that says nothing, or contradicts another, as the others are.
  package struct Conflict: Hashable, Sendable {
    /// The parameter.
    package let name: String
    /// One line: what was expected and what was found.
    package let message: String
  }

  /// What a parameter needs of the others, wherever its value makes a difference.
  private struct Rule: Sendable {
    let name: String
    let need: String
    var isUsed: @Sendable (RunSettings) -> Bool = { _ in true }
    let isMet: @Sendable (RunSettings) -> Bool
  }

  private static let rules: [Rule] = [
    Rule(
      name: "nesterov", need: "a momentum above 0",
      isUsed: { $0.training.optimizer.nesterov && $0.training.optimizer.kind == .sgd },
      isMet: { $0.training.optimizer.momentum > 0 }),
    Rule(name: "focal_gamma", need: "loss: focal") { $0.training.loss.kind == .focal },
    Rule(
      name: "label_smoothing", need: "a loss that is a cross-entropy or focal",
      isUsed: { $0.training.targets.labelSmoothing > 0 },
      isMet: { $0.training.loss.kind != .meanSquaredError }),
    schedule("step_size", [.step]), schedule("gamma", [.step, .exponential, .reduceOnPlateau]),
    schedule("max_learning_rate", [.oneCycle]), schedule("plateau_patience", [.reduceOnPlateau]),
    schedule("min_learning_rate", [.step, .exponential, .cosine, .oneCycle, .reduceOnPlateau]),
    Rule(
      name: "schedule", need: "a max_learning_rate of at least the learning_rate for one_cycle",
      isUsed: { $0.training.schedule.kind == .oneCycle },
      isMet: { $0.training.schedule.maxLearningRate >= $0.training.optimizer.learningRate }),
    Rule(
      name: "warmup_steps", need: "no warmup_epochs beside it",
      isUsed: { $0.training.schedule.warmupSteps > 0 },
      isMet: { $0.training.schedule.warmupEpochs == 0 }),
    Rule(
      name: "min_delta", need: "early_stopping, or schedule: reduce_on_plateau",
      isUsed: { $0.training.minDelta > 0 },
      isMet: { $0.training.earlyStopping > 0 || $0.training.schedule.kind == .reduceOnPlateau }),
    Rule(
      name: "decay_norms_and_biases", need: "a weight_decay above 0",
      isUsed: { !$0.training.optimizer.decaysNormsAndBiases },
      isMet: { $0.training.optimizer.weightDecay > 0 }),
    Rule(name: "initial_weights_sha256", need: "initial_weights") { $0.initialWeights != nil },
    Rule(
      name: "initial_weights", need: "no model 'from' which to begin", isMet: { $0.parent == nil }),
    Rule(
      name: "replace_head", need: "a model 'from' which to begin", isUsed: { $0.replacesHead },
      isMet: { $0.parent != nil }),
    Rule(
      name: "unfreeze_at_epoch", need: "layers to freeze", isUsed: { $0.training.unfreezeEpoch > 0 },
      isMet: { !$0.frozen.isEmpty }),
  ]

  private static func schedule(_ name: String, _ kinds: [ScheduleSettings.Kind]) -> Rule {
    Rule(name: name, need: "schedule: \(kinds.map(\.rawValue).joined(separator: ", "))") {
      kinds.contains($0.training.schedule.kind)
    }
  }

  /// The first parameter that does not go with the others.
  func conflict(in params: Params) -> Conflict? {
    let rule = Self.rules.first { params[$0.name] != nil && $0.isUsed(self) && !$0.isMet(self) }
    return rule.map { Conflict(name: $0.name, message: "\($0.name): expected together with \($0.need)") }
  }
}
