import Networks
import Tensors
import Testing
import Training

/// What every optimizer must do, whatever its rule.
@Suite struct OptimizerContractTests {
  /// Each kind in its plain form, and with what else its rule knows.
  static let all: [OptimizerSettings] =
    OptimizerSettings.Kind.allCases.map { OptimizerSettings($0) }
    + [
      settings(.sgd) { $0.momentum = 0.9 },
      settings(.sgd) { ($0.momentum, $0.nesterov) = (0.9, true) },
      settings(.rmsprop) { $0.momentum = 0.9 },
    ]

  private static func settings(
    _ kind: OptimizerSettings.Kind, _ change: (inout OptimizerSettings) -> Void
  ) -> OptimizerSettings {
    var settings = OptimizerSettings(kind)
    change(&settings)
    return settings
  }

  private func training(_ optimizer: OptimizerSettings, seed: UInt64 = 1, epochs: Int = 6) -> TrainingCase {
    TrainingCase(
      settings: TrainingSettings(epochs: epochs, batchSize: 16, optimizer: optimizer, seed: seed))
  }

  @Test(arguments: all)
  func theLossFalls(_ optimizer: OptimizerSettings) throws {
    var optimizer = optimizer
    optimizer.learningRate = optimizer.kind == .sgd || optimizer.kind == .adagrad ? 0.05 : 0.005
    let log = try training(optimizer, epochs: 12).run()
    let losses = log.epochs.map(\.train.loss)
    #expect(losses[11] < 0.7 * losses[0])
    let validation = log.epochs.compactMap { $0.validation?.loss }
    #expect(validation[11] < 0.9 * validation[0])
  }

  @Test(arguments: all)
  func theSameSeedGivesTheSameBitsAndAnotherSeedOthers(_ optimizer: OptimizerSettings) throws {
    let first = try training(optimizer).run().weights
    #expect(try training(optimizer).run().weights.map(\.bitPattern) == first.map(\.bitPattern))
    #expect(try training(optimizer, seed: 2).run().weights != first)
  }

  /// The upper left pixel is blank in all digits: its weights have no gradient but what the decay makes.
  @Test(arguments: all)
  func onlyWeightDecayMovesWeightsWithoutGradient(_ optimizer: OptimizerSettings) throws {
    var training = training(optimizer)
    training.layers = #"["flatten", {"dense": 10}]"#
    let before = try blankPixelWeights(training.makeNetwork().parameters[0].tensor())
    training.settings.optimizer.weightDecay = 0
    #expect(try blankPixelWeights(training.run().network.parameters[0].tensor()) == before)

    training.settings.optimizer.weightDecay = 0.5
    if optimizer.kind == .lion { training.settings.optimizer.learningRate = 0.001 }
    let after = try blankPixelWeights(training.run().network.parameters[0].tensor())
    #expect(magnitude(after) < 0.99 * magnitude(before))
    // The decay alone would take plain descent exactly this far.
    if optimizer == OptimizerSettings(.sgd) {
      let share = (0..<24).reduce(Float(1)) { share, _ in share * (1 - 0.01 * 0.5) }
      #expect(zip(before, after).allSatisfy { abs($0 * share - $1) < 1e-6 })
    }
  }

  private func blankPixelWeights(_ weight: Tensor) throws -> [Float] {
    #expect(weight.shape == [10, 64])
    return stride(from: 0, to: 640, by: 64).map { weight.values[$0] }
  }

  private func magnitude(_ values: [Float]) -> Float { values.reduce(0) { $0 + abs($1) } }

  @Test(arguments: all)
  func aLearningRateOfZeroChangesNothing(_ optimizer: OptimizerSettings) throws {
    var training = training(optimizer)
    training.settings.optimizer.learningRate = 0
    let start = TrainingLog(network: try training.makeNetwork())
    #expect(try training.run().weights == start.weights)
  }
}
