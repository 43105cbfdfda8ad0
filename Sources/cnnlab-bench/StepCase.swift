import Datasets
import Networks
import Tensors
import Training

/// A network, a batch and an optimizer whose training step is measured.
struct StepCase {
  let architecture: String
  let batchSize: Int
  let classes: Int
  let optimizer: OptimizerSettings.Kind

  /// The two convolutional networks of the tutorials, as their recipes train them.
  static let all = [
    StepCase(architecture: "tutorial-cnn", batchSize: 64, classes: 10, optimizer: .adam),
    StepCase(architecture: "sign-cnn", batchSize: 32, classes: 24, optimizer: .rmsprop),
  ]

  /// Times steps from the end of one to the end of the next, batch preparation included, after a warm-up.
  func measure(steps: Int, threads: Int) throws -> StepTimes {
    let warmUp = 20
    let source = Self.noise(count: batchSize * (steps + warmUp), classes: classes)
    var settings = TrainingSettings(epochs: 1, batchSize: batchSize, optimizer: OptimizerSettings(optimizer))
    settings.shuffle = false
    let split = SampleSplit(train: Array(0..<Int32(source.count)), validation: [])
    let spec = try Architecture.named(architecture).spec(input: source.shape, classes: classes)
    let trainer = try Trainer(
      Network(spec, inputShape: source.shape, seed: 1), settings: settings, source: source, classes: classes,
      split: split, context: ComputeContext(threads: threads))
    var milliseconds: [Double] = []
    var last = ContinuousClock.now
    try trainer.fit { event in
      guard case .stepFinished(let report) = event else { return }
      let now = ContinuousClock.now
      if report.step > warmUp { milliseconds.append((now - last) / .milliseconds(1)) }
      last = now
    }
    return StepTimes(stepCase: self, threads: threads, milliseconds: milliseconds.sorted())
  }

  /// Images of noise: the time of a step does not depend on what is in them.
  private static func noise(count: Int, classes: Int) -> ByteImages {
    var generator = SeededGenerator(seed: 1)
    let pixels = (0..<count * 28 * 28).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    let labels = (0..<count).map { Int32($0 % classes) }
    return ByteImages(pixels: pixels, shape: [1, 28, 28], labels: labels)
  }
}
