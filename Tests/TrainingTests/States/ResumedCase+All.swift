import Tensors
import Training

extension ResumedCase {
  /// Kernels that keep copies of weights in forms of their own, and layers bound together.
  private static let kernels = #"""
    [{"conv2d": {"filters": 16, "kernel": 3, "padding": "same", "activation": "relu"}}, {"max_pool2d": 2},
     {"conv2d": {"filters": 32, "kernel": 3, "padding": "same"}}, "batch_norm", {"name": "first", "relu": {}},
     {"conv2d": {"filters": 32, "kernel": 3, "padding": "same"}}, {"name": "second", "batch_norm": {}},
     {"inputs": ["first", "second"], "add": {}}, "relu", {"depthwise_conv2d": {"kernel": 3, "padding": 1}},
     {"layer_norm": {"axes": "channels"}}, {"conv2d_transpose": {"filters": 20, "kernel": 3, "padding": 1}},
     {"spatial_dropout": 0.1}, "global_avg_pool", {"dense": 10}]
    """#

  /// Everything that a training may remember, one by one.
  static func features() throws -> [ResumedCase] {
    [
      try ResumedCase("plain"),
      try ResumedCase("kernels", layers: kernels) { $0.ema = 0.9 },
      try ResumedCase("without validation", validating: 0),
      try ResumedCase("in order") { $0.shuffle = false },
      try ResumedCase("average") { $0.ema = 0.9 },
      try ResumedCase("accumulation") { $0.accumulate = 3 },
      try ResumedCase("mixup and CutMix") { ($0.targets.mixup, $0.targets.cutmix) = (0.3, 1) },
      try ResumedCase("weights and smoothing") {
        ($0.targets.classWeights, $0.targets.labelSmoothing) = (.balanced, 0.1)
      },
      try ResumedCase("augmentation", varied: true),
      try ResumedCase("limited gradients") { ($0.clipNorm, $0.clipValue) = (0.5, 0.1) },
      try ResumedCase("early stopping", scores: [1, 3, 2, 2, 2]) { $0.earlyStopping = 2 },
      try ResumedCase("patience until the end", scores: [2, 1, 1]) {
        ($0.earlyStopping, $0.restoresBest) = (2, true)
      },
      try ResumedCase("the best average", scores: [.nan, 3, -.infinity, 2]) {
        ($0.restoresBest, $0.ema) = (true, 0.5)
      },
    ]
  }

  /// Layers that are not trained, or not from the beginning, in the midst of others too.
  static func freezing() throws -> [ResumedCase] {
    [
      try ResumedCase("frozen", frozen: ["conv*", "bn1"]) { $0.ema = 0.9 },
      try ResumedCase("frozen and trained later", frozen: ["conv*", "bn1"]) {
        ($0.unfreezeEpoch, $0.ema, $0.clipNorm, $0.accumulate) = (2, 0.9, 0.5, 3)
      },
      try ResumedCase(
        "kernels frozen and trained later", layers: kernels, frozen: ["conv1", "conv2", "bn1", "second"]
      ) {
        ($0.unfreezeEpoch, $0.clipNorm) = (3, 0.5)
      },
      try ResumedCase(
        "Adam, trained later", optimizer: OptimizerSettings(.adam), scores: [1, 2, 1, 3],
        frozen: ["conv1.weight", "fc1"]
      ) { ($0.unfreezeEpoch, $0.restoresBest) = (3, true) },
    ]
  }

  /// All courses of the learning rate, the one that goes by scores with several reductions.
  static func schedules() throws -> [ResumedCase] {
    try ScheduleSettings.Kind.allCases.map { kind in
      try ResumedCase(kind.rawValue, scores: [2, 1, 3, 3, 1]) { settings in
        settings.schedule = ScheduleSettings(kind)
        (settings.schedule.stepSize, settings.schedule.plateauPatience) = (2, 1)
        (settings.schedule.gamma, settings.schedule.maxLearningRate) = (0.5, 0.05)
        settings.schedule.warmupSteps = 3
      }
    }
  }

  /// Each optimizer with nearly all else at once.
  static func optimizers() throws -> [ResumedCase] {
    try OptimizerContractTests.all.enumerated().map { index, optimizer in
      let isPlain = index < OptimizerSettings.Kind.allCases.count
      return try ResumedCase(
        "\(optimizer.kind)\(isPlain ? "" : " with momentum")", optimizer: optimizer,
        scores: [0.1 + 0.2, 0.1, .infinity, 1, 1, 1], varied: true
      ) {
        ($0.ema, $0.accumulate, $0.targets.mixup, $0.targets.cutmix) = (0.99, 3, 0.2, 0.4)
        ($0.restoresBest, $0.earlyStopping, $0.optimizer.weightDecay) = (true, 2, 0.01)
        $0.schedule = ScheduleSettings(.reduceOnPlateau)
        $0.schedule.plateauPatience = 1
      }
    }
  }
}
