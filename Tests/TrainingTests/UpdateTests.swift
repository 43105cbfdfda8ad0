import Networks
import Tensors
import Testing
import Training

/// What happens between the gradients and the weights, beside the optimizer's rule.
@Suite struct UpdateTests {
  private func training(_ change: (inout TrainingSettings) -> Void) -> TrainingCase {
    var training = TrainingCase()
    training.settings.optimizer = OptimizerSettings(.sgd)
    training.settings.epochs = 3
    training.settings.shuffle = false
    change(&training.settings)
    return training
  }

  private func worst(_ found: [Float], _ expected: [Float]) -> Float {
    zip(found, expected).map { abs($0 - $1) }.max() ?? .infinity
  }

  /// Four batches of 16 accumulated are one batch of 64, smaller last ones included.
  @Test(arguments: [64, 57])
  func accumulatedBatchesAreOneLargeBatch(_ count: Int) throws {
    var small = training { ($0.batchSize, $0.accumulate) = (16, 4) }
    var large = training { $0.batchSize = 64 }
    small.split = TrainingCase.split(training: count, validating: 0)
    large.split = small.split
    let (found, expected) = (try small.run(), try large.run())
    #expect(found.steps.map(\.step) == [1, 2, 3])
    #expect(found.steps.allSatisfy { $0.stepsPerEpoch == 1 })
    #expect(worst(try found.weights, try expected.weights) < 1e-6)
    for (step, wanted) in zip(found.steps, expected.steps) { #expect(abs(step.loss - wanted.loss) < 1e-6) }
  }

  @Test func aGroupThatAnEpochsEndCutsShortIsAStepToo() throws {
    let log = try training { ($0.batchSize, $0.accumulate) = (16, 3) }.run()
    #expect(log.steps.map(\.step) == Array(1...6))
    #expect(log.steps.allSatisfy { $0.stepsPerEpoch == 2 })
    #expect(log.epochs.map(\.train.count) == [64, 64, 64])
  }

  @Test func limitsThatNothingReachesChangeNothing() throws {
    let free = try training { _ in }.run().weights
    #expect(try training { $0.clipNorm = 1e6 }.run().weights == free)
    #expect(try training { $0.clipValue = 1e6 }.run().weights == free)
    #expect(try training { $0.clipNorm = 0.1 }.run().weights != free)
    #expect(try training { $0.clipValue = 0.001 }.run().weights != free)
  }

  /// Plain descent with a rate of 1 moves by the gradient itself, whose length is the limit.
  @Test func aClippedStepHasTheLengthOfTheLimit() throws {
    var training = training { ($0.clipNorm, $0.epochs, $0.batchSize) = (0.01, 1, 64) }
    training.settings.optimizer.learningRate = 1
    let start = try TrainingLog(network: training.makeNetwork()).weights
    let moved = zip(try training.run().weights, start).map { Double($0 - $1) }
    let length = moved.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(abs(length - 0.01) < 1e-5)
  }

  /// The averaged weights are scored and left, but not trained on.
  @Test func theAverageIsScoredAndLeft() throws {
    let plain = try training { _ in }.run()
    let averaged = try training { $0.ema = 0.9 }.run()
    #expect(averaged.steps.map(\.loss) == plain.steps.map(\.loss))
    #expect(try averaged.weights != plain.weights)
    #expect(averaged.epochs.last?.validation?.loss != plain.epochs.last?.validation?.loss)
    let network = averaged.network
    let scored = try Predictor(
      network, loss: .categoricalCrossEntropy, context: ComputeContext(threads: 1)
    ).run(TrainingCase.digits(), (64..<96).map(Int32.init))
    #expect(scored.scores == averaged.epochs.last?.validation?.scores)
  }

  /// A warm-up rises evenly to the full rate, counted in epochs or in steps.
  @Test func warmUpsInEpochsAndStepsAreTheSame() throws {
    let epochs = try training { $0.schedule.warmupEpochs = 1.5 }.run()
    let steps = try training { $0.schedule.warmupSteps = 6 }.run()
    #expect(try epochs.weights == steps.weights)
    let rates = epochs.epochs.map(\.learningRate)
    #expect(abs(rates[0] - 0.01 * 4 / 6) < 1e-12)
    #expect(rates[1...] == [0.01, 0.01])
  }

  @Test func preparingTakesAPartOfTheStepsTime() throws {
    let log = try training { $0.targets.mixup = 0.2 }.run()
    for epoch in log.epochs {
      #expect(epoch.prepareSeconds > 0)
      #expect(epoch.prepareSeconds < epoch.trainSeconds)
    }
  }
}
