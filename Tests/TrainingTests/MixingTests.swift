import Datasets
import Networks
import Tensors
import Testing
import Training

/// mixup and CutMix: seen through the samples that a network is given.
@Suite struct MixingTests {
  /// A network that scores a sample by one of its pixels, so that mixing shows in the scores.
  private func log(
    _ mixup: Double, _ cutmix: Double, shape: Shape = [1, 4, 6], epochs: Int = 1
  ) throws -> TrainingLog {
    var training = TrainingCase(layers: #"["flatten", {"dense": 4}]"#)
    training.settings = TrainingSettings(epochs: epochs, batchSize: 8, shuffle: false)
    training.settings.targets = TargetSettings(mixup: mixup, cutmix: cutmix)
    (training.classes, training.split) = (4, TrainingCase.split(training: 21, validating: 4))
    let labels = (0..<25).map { index -> Int32 in Int32(index % 4) }
    let network = try training.makeNetwork(input: shape)
    var log = TrainingLog(network: network)
    try training.makeTrainer(network, on: FormulaSamples(shape: shape, stream: 5, labels: labels)).fit {
      log.note($0)
    }
    return log
  }

  @Test(arguments: [(0.4, 0.0), (0, 1), (1, 1)], [[1, 4, 6], [2, 9], [2, 3, 4, 3]] as [Shape])
  func theSameSeedMixesAlike(_ mix: (mixup: Double, cutmix: Double), _ shape: Shape) throws {
    let first = try log(mix.mixup, mix.cutmix, shape: shape, epochs: 3)
    let second = try log(mix.mixup, mix.cutmix, shape: shape, epochs: 3)
    #expect(try first.weights == second.weights)
    #expect(try first.weights != log(0, 0, shape: shape, epochs: 3).weights)
    #expect(first.epochs.allSatisfy { $0.train.loss.isFinite })
  }

  /// Labels of the mixed samples are their own or their partners', whichever has the larger share.
  @Test(arguments: [(0.4, 0.0), (0, 0.4)])
  func labelsAreThoseOfTheLargerShare(_ mix: (mixup: Double, cutmix: Double)) throws {
    let log = try log(mix.mixup, mix.cutmix, epochs: 12)
    let own = (0..<21).map { index -> Int32 in Int32(index % 4) }
    var turned = 0
    for epoch in log.epochs {
      for start in [0, 8, 16] {
        let range = start..<min(start + 8, 21)
        let labels = Array(epoch.train.labels[range])
        if labels != Array(own[range]) {
          #expect(labels == own[range].reversed())
          turned += 1
        }
      }
    }
    #expect((3...33).contains(turned))
  }

  @Test func theValidationIsNotMixed() throws {
    let log = try log(0.4, 1)
    let network = log.network
    let scored = try Predictor(
      network, loss: .categoricalCrossEntropy, context: ComputeContext(threads: 1)
    ).run(
      FormulaSamples(
        shape: [1, 4, 6], stream: 5, labels: (0..<25).map { index -> Int32 in Int32(index % 4) }),
      [21, 22, 23, 24])
    #expect(scored.scores == log.epochs.last?.validation?.scores)
  }

  /// Smoothing keeps the loss of a perfect network above zero, and training from being ever surer.
  @Test func smoothedTargetsKeepScoresFromTheExtremes() throws {
    var training = TrainingCase()
    training.split = TrainingCase.split(training: 32, validating: 0)
    training.settings = TrainingSettings(epochs: 80, batchSize: 32)
    training.settings.optimizer.learningRate = 0.01
    training.settings.targets.labelSmoothing = 0.2
    let last = try #require(try training.run().epochs.last)
    let highest = stride(from: 0, to: 320, by: 10).map { last.train.scores[$0..<$0 + 10].max() ?? 0 }
    #expect(highest.allSatisfy { (0.7...0.95).contains($0) })
  }

  @Test func classWeightsThatDoNotFitTheClassesAreRefused() throws {
    for (weights, message) in [
      (ClassWeights.listed([1, 2]), "expected 10 class weights, one a class, found 2"),
      (.some([10: 2]), "expected class weights of labels from 0 to 9, found label 10"),
    ] {
      var training = TrainingCase()
      training.settings.targets.classWeights = weights
      let error = #expect(throws: TrainingError.self) { try training.run() }
      #expect(error?.description == message)
    }
  }
}
