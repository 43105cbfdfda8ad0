import Tracking
import Training

extension RunParameter {
  /// What is made small, and of which targets.
  static let ofLosses: [RunParameter] = [
    .choice("loss", \.training.loss.kind),
    .real("focal_gamma", in: 0...100, \.training.loss.focalGamma),
    .real("label_smoothing", in: 0...1, \.training.targets.labelSmoothing),
    .classWeights,
    .real("mixup", in: 0...1000, \.training.targets.mixup),
    .real("cutmix", in: 0...1000, \.training.targets.cutmix),
  ]

  /// The course of the learning rate.
  static let ofSchedules: [RunParameter] = [
    .choice("schedule", \.training.schedule.kind),
    .integer("step_size", in: 1...1_000_000, \.training.schedule.stepSize),
    .real("gamma", in: 0...1, \.training.schedule.gamma),
    .real("min_learning_rate", in: 0...1000, \.training.schedule.minLearningRate),
    .real("max_learning_rate", in: 0...1000, \.training.schedule.maxLearningRate),
    .integer("plateau_patience", in: 1...1_000_000, \.training.schedule.plateauPatience),
    .real("warmup_epochs", in: 0...1_000_000, \.training.schedule.warmupEpochs),
    .integer("warmup_steps", in: 0...1_000_000_000, \.training.schedule.warmupSteps),
  ]

  /// What happens between gradients and weights, and when it ends.
  static let ofUpdates: [RunParameter] = [
    .boolean("decay_norms_and_biases", \.training.optimizer.decaysNormsAndBiases),
    .real("clip_norm", in: 0...1_000_000_000, \.training.clipNorm),
    .real("clip_value", in: 0...1_000_000_000, \.training.clipValue),
    .integer("accumulate", in: 1...65_536, \.training.accumulate),
    .real("ema", in: 0...0.999_999_999, \.training.ema),
    .integer("early_stopping", in: 0...1_000_000, \.training.earlyStopping),
    .real("min_delta", in: 0...1_000_000_000, \.training.minDelta),
    .boolean("restore_best", \.training.restoresBest),
  ]

  /// Weights to begin with.
  static let ofWeights: [RunParameter] = [
    .text("initial_weights", "the path of a safetensors file", \.initialWeights),
    .text(
      "initial_weights_sha256", "the SHA-256 of that file, 64 hexadecimal digits", \.initialWeightsDigest),
  ]

  private static let classWeights = RunParameter(
    name: "class_weights",
    apply: { settings, value throws(ParameterMismatch) in
      guard case .text(let text) = value, let weights = ClassWeights(parsing: text) else {
        throw ParameterMismatch(
          expected:
            "'equal', 'balanced', one number a class such as '1, 2, 0.5', or labels with numbers such as "
            + "'0=2, 7=0.5'")
      }
      settings.training.targets.classWeights = weights
    }, value: { .text($0.training.targets.classWeights.text) })
}
