import Datasets
import Networks
import Tensors
import Training

/// A network, a batch and an optimizer that are measured together.
struct BenchCase {
  let architecture: String
  let batchSize: Int
  let input: Shape
  let classes: Int
  let optimizer: OptimizerSettings
  /// Whether training mixes its samples.
  var mixesSamples = false
  /// Whether training augments its samples.
  var augmentsSamples = false

  /// The two convolutional networks of the tutorials, as their recipes train them, and a residual one.
  static let all = [
    BenchCase(
      architecture: "tutorial-cnn", batchSize: 64, input: [1, 28, 28], classes: 10,
      optimizer: OptimizerSettings(.adam)),
    BenchCase(
      architecture: "sign-cnn", batchSize: 32, input: [1, 28, 28], classes: 24,
      optimizer: OptimizerSettings(.rmsprop)),
    BenchCase(
      architecture: "resnet20", batchSize: 128, input: [3, 32, 32], classes: 10,
      optimizer: .momentum(0.9)),
  ]

  /// Times batches one after the other, their preparation included, after a warm-up; then the machine itself.
  func measure(_ work: Work, steps: Int, threads: Int) throws -> Measurement {
    let spec = try Architecture.named(architecture).spec(input: input, classes: classes)
    let network = try Network(spec, inputShape: input, seed: 1)
    let context = try ComputeContext(threads: threads)
    let source = noise()
    let (milliseconds, preparation) =
      switch work {
      case .training: try trainingTimes(network, source, steps: steps, context)
      case .inference: (try inferenceTimes(network, source, steps: steps, context), nil)
      }
    let peakBytes = Measurement.peakBytes()
    let rates = try [1024, 2048].map { try context.matrixProductRate(size: $0, runs: 3) }
    return Measurement(
      self, work, threads: threads, milliseconds: milliseconds.sorted(), preparation: preparation,
      operations: operations(work, network.shapes), peakBytes: peakBytes, machineRate: rates.max() ?? 0)
  }

  private static let warmUp = 10
  /// Batches that are gone through again and again: few, as the memory that they take is measured too.
  private static let batches = 8
  /// How often an epoch goes through them: an epoch is long, and what it begins with is shared by many steps.
  private static let passes = 16

  private func trainingTimes(
    _ network: Network, _ source: Samples, steps: Int, _ context: ComputeContext
  ) throws -> ([Double], preparation: Double?) {
    var settings = TrainingSettings(
      epochs: (steps + Self.warmUp - 1) / (Self.batches * Self.passes) + 1, batchSize: batchSize,
      optimizer: optimizer)
    settings.shuffle = false
    if mixesSamples { (settings.targets.mixup, settings.targets.cutmix) = (0.2, 1) }
    let samples = repeatElement(0..<Int32(source.count), count: Self.passes).flatMap(\.self)
    let split = SampleSplit(train: samples, validation: [])
    let augmented = try AugmentedSamples(source, .signLanguageRecipe, generator: SeededGenerator(seed: 1))
    let trainer = try Trainer(
      network, settings: settings, source: augmentsSamples ? augmented : source, classes: classes,
      split: split, context: context)
    var stopwatch = Stopwatch()
    var (prepareSeconds, trainSeconds) = (0.0, 0.0)
    try trainer.fit { event in
      switch event {
      case .stepFinished: stopwatch.lap()
      case .epochFinished(let epoch):
        prepareSeconds += epoch.prepareSeconds
        trainSeconds += epoch.trainSeconds
      default: break
      }
    }
    return (stopwatch.laps(steps, after: Self.warmUp), prepareSeconds / trainSeconds)
  }

  private func inferenceTimes(
    _ network: Network, _ source: Samples, steps: Int, _ context: ComputeContext
  ) throws -> [Double] {
    let predictor = try Predictor(
      network, loss: TrainingSettings().loss, batchSize: batchSize, context: context)
    var stopwatch = Stopwatch()
    for step in 0..<steps + Self.warmUp {
      let start = Int32(step % Self.batches * batchSize)
      _ = try predictor.run(source, Array(start..<start + Int32(batchSize)))
      stopwatch.lap()
    }
    return stopwatch.laps(steps, after: Self.warmUp)
  }

  /// Additions and multiplications of direct convolutions: forward, and in training the gradients of weights and inputs,
  /// but for the network's own input, which needs none.
  private func operations(_ work: Work, _ shapes: NetworkShapes) -> Int {
    let table = LayerTable(shapes)
    let first = table.rows.filter { $0.inputs.contains(NetworkSpec.inputName) }
    let products =
      switch work {
      case .training: 3 * table.multiplyAdds - first.reduce(0) { $0 + $1.multiplyAdds }
      case .inference: table.multiplyAdds
      }
    return 2 * products * batchSize
  }

  /// Images of noise: the time of a step does not depend on what is in them.
  func noise() -> Samples {
    var generator = SeededGenerator(seed: 1)
    let count = batchSize * Self.batches
    let pixels = (0..<count * input.count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    return Samples(
      .bytes(pixels), shape: input, labels: (0..<count).map { Int32($0 % classes) }, valueMaximum: 255)
  }
}

extension OptimizerSettings {
  /// Stochastic gradient descent with momentum.
  fileprivate static func momentum(_ momentum: Double) -> OptimizerSettings {
    var settings = OptimizerSettings(.sgd)
    settings.momentum = momentum
    return settings
  }
}
