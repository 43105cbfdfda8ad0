import Datasets
import Networks
import Tensors
import TestSupport
import Testing
import Training

/// From the same weights and in the same order, a training follows PyTorch's: see `scripts/golden/adam_trajectory.py`.
@Suite struct AdamTrajectoryTests {
  private static let shape: Shape = [1, 28, 28]

  private func samples(_ count: Int) -> FormulaSamples {
    var values = spreadValues(count * 784, stream: 1000, scale: 0.25, offset: 0.25)
    let labels = (0..<count).map { index -> Int32 in Int32((7 * index + index / 10) % 10) }
    for (sample, label) in labels.enumerated() {
      let start = sample * 784 + 2 * Int(label) * 28
      for pixel in start..<start + 4 * 28 { values[pixel] += 1 }
    }
    return FormulaSamples(shape: Self.shape, labels: labels, values: values)
  }

  @Test func fiftyStepsOfAdamOnTheTutorialsNetwork() throws {
    let steps = AdamTrajectory.losses.count
    var training = TrainingCase()
    training.settings = TrainingSettings(epochs: 1, batchSize: 64, shuffle: false)
    training.settings.optimizer.learningRate = 0.0001
    training.split = TrainingCase.split(training: 64 * steps, validating: 0)
    let network = try Network(
      Architecture.named("tutorial-cnn").spec(input: Self.shape, classes: 10), inputShape: Self.shape, seed: 1
    )
    try network.loadFormulaWeights()
    var log = TrainingLog(network: network)
    try training.makeTrainer(network, on: samples(64 * steps)).fit { log.note($0) }
    #expect(log.steps.count == 50)
    for (step, expected) in zip(log.steps, AdamTrajectory.losses) {
      #expect(abs(step.loss - expected) < 1e-3 * expected, "step \(step.step)")
    }
  }
}
