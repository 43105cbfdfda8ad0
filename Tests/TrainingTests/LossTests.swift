import Datasets
import Networks
import Tensors
import Testing
import Training

/// Losses, and the networks that they go with.
@Suite struct LossTests {
  private func training(_ layers: String, _ loss: Loss) -> TrainingCase {
    var training = TrainingCase(
      layers: layers, settings: TrainingSettings(epochs: 8, batchSize: 16, loss: loss))
    training.settings.optimizer.learningRate = 0.01
    return training
  }

  @Test(arguments: Loss.Kind.allCases)
  func everyLossTrainsOnTenClasses(_ kind: Loss.Kind) throws {
    let log = try training(TrainingCase.hidden, Loss(kind)).run()
    let last = try #require(log.epochs.last)
    #expect(last.train.loss < 0.5 * log.epochs[0].train.loss)
    // The raw values that the squared error takes are scores too, but no probabilities.
    guard kind != .meanSquaredError else { return }
    #expect(last.train.scores.allSatisfy { (0...1).contains($0) })
    let sums = stride(from: 0, to: last.train.scores.count, by: 10).map {
      last.train.scores[$0..<$0 + 10].reduce(0, +)
    }
    let areShares = sums.allSatisfy { abs($0 - 1) < 1e-5 }
    #expect(areShares == (kind != .binaryCrossEntropy))
  }

  @Test(arguments: [
    (Loss.binaryCrossEntropy, "sigmoid"), (.focal, "sigmoid"), (.meanSquaredError, "sigmoid"),
    (.meanSquaredError, "flatten"), (.focal, "flatten"),
  ])
  func oneValueTellsTwoClassesApart(_ loss: Loss, _ head: String) throws {
    let digits = try TrainingCase.digits()
    let pair = digits.labels.indices.filter { digits.labels[$0] < 2 }.map(Int32.init)
    var training = training(#"["flatten", {"dense": 1}, "\#(head)"]"#, loss)
    training.classes = 2
    training.settings.epochs = 40
    training.split = SampleSplit(
      train: Array(pair.prefix(64)), validation: Array(pair.dropFirst(64).prefix(32)))
    let log = try training.run()
    let scored = try #require(log.epochs.last?.validation)
    #expect(scored.scores.count == 32)
    let hits = zip(scored.labels, scored.scores).count { ($0 == 1) == ($1 > 0.5) }
    #expect(hits == 32)
  }

  /// The loss absorbs a final activation: with or without it the training is the same, bit for bit.
  @Test(arguments: [(Loss.categoricalCrossEntropy, "softmax"), (.binaryCrossEntropy, "sigmoid")])
  func aFinalActivationIsAbsorbed(_ loss: Loss, _ head: String) throws {
    let raw = try training(#"["flatten", {"dense": 10}]"#, loss).run()
    let headed = try training(#"["flatten", {"dense": 10}, "\#(head)"]"#, loss).run()
    #expect(try headed.weights == raw.weights)
    #expect(headed.epochs.last?.validation?.scores == raw.epochs.last?.validation?.scores)
  }

  @Test(arguments: [
    (
      Loss.categoricalCrossEntropy, "sigmoid",
      "expected a network that ends in softmax, or in raw values, for categorical_cross_entropy, "
        + "found one that ends in sigmoid"
    ),
    (
      .binaryCrossEntropy, "softmax",
      "expected a network that ends in sigmoid, or in raw values, for binary_cross_entropy, "
        + "found one that ends in softmax"
    ),
  ])
  func theWrongPairIsRefused(_ loss: Loss, _ head: String, _ message: String) throws {
    let wrong = training(#"["flatten", {"dense": 10}, "\#(head)"]"#, loss)
    let network = try wrong.makeNetwork()
    let context = try ComputeContext(threads: 1)
    let ofTrainer = #expect(throws: TrainingError.self) { try wrong.makeTrainer(network) }
    #expect(ofTrainer?.description == message)
    let ofPredictor = #expect(throws: TrainingError.self) {
      try Predictor(network, loss: loss, context: context)
    }
    #expect(ofPredictor?.description == message)
  }
}
