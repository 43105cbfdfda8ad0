import Networks
import Tensors
import Testing
import Training

/// When a training ends before its last epoch, and which weights it leaves.
@Suite struct EarlyStoppingTests {
  /// Trains with epochs of given scores; the log, and the weights after each epoch.
  private func run(
    _ scores: [Double], _ change: (inout TrainingSettings) -> Void
  ) throws -> (log: TrainingLog, weights: [[Float]]) {
    var training = TrainingCase()
    training.settings.epochs = scores.count
    change(&training.settings)
    let network = try training.makeNetwork()
    var log = TrainingLog(network: network)
    var weights: [[Float]] = []
    try training.makeTrainer(network).fit(score: { scores[$0.epoch - 1] }) { event in
      log.note(event)
      if case .epochFinished = event { weights.append(try log.weights) }
    }
    return (log, weights)
  }

  @Test(
    arguments: [
      ([1.0, 2, 3, 3, 3, 3, 3], 0.0, 5), ([5, 4, 3, 2, 1, 0, 0], 0, 3), ([1, 2, 1, 3, 2, 4, 3], 0, nil),
      ([1, 1.05, 1.1, 1.15, 1.2, 2, 3], 0.1, 3), ([1, 1.2, 1.2, 1.5, 1.5, 1.5, 1.5], 0.1, 6),
      ([.nan, .nan, .nan, .nan, 1, 2, 3], 0, 2), ([1, .nan, 2, .nan, .nan, 3, 3], 0, 5),
      ([1, 1, 1], 0, nil),
    ] as [([Double], Double, Int?)])
  func itEndsTwoEpochsAfterTheLastBetterOne(_ scores: [Double], _ minDelta: Double, _ end: Int?) throws {
    let (log, _) = try run(scores) { ($0.earlyStopping, $0.minDelta) = (2, minDelta) }
    // Where patience runs out with the last epoch, nothing was cut short.
    let expected = end == scores.count ? nil : end
    #expect(log.stoppedEarly == expected)
    #expect(log.epochs.count == expected ?? scores.count)
    #expect(log.bestRestored == nil)
  }

  @Test func withoutEarlyStoppingNothingEndsTheTraining() throws {
    let (log, _) = try run([3, 2, 1, 0]) { _ in }
    #expect(log.epochs.count == 4)
    #expect(log.stoppedEarly == nil)
  }

  @Test(arguments: [0, 0.5], [([1.0, 3, 2, 2, 2], 2), ([.nan, .nan, 1, 0, 0], 3), ([2, 2, 1, 0, 0], 1)])
  func theBestEpochsWeightsAreRestored(_ ema: Double, _ course: (scores: [Double], best: Int)) throws {
    let (log, weights) = try run(course.scores) { ($0.restoresBest, $0.ema) = (true, ema) }
    #expect(log.bestRestored == course.best)
    #expect(try log.weights == weights[course.best - 1])
    #expect(weights.last != weights[course.best - 1])
  }

  /// Where nobody scores the epochs, the validation loss does.
  @Test func theStandardScoreIsTheLossOfTheValidation() throws {
    var training = TrainingCase()
    training.settings.epochs = 40
    training.settings.optimizer.learningRate = 0.05
    (training.settings.earlyStopping, training.settings.restoresBest) = (3, true)
    let log = try training.run()
    let losses = log.epochs.compactMap { $0.validation?.loss }
    let best = try #require(losses.indices.min { losses[$0] < losses[$1] }) + 1
    #expect(log.bestRestored == best)
    #expect(log.stoppedEarly == best + 3)
    #expect(log.epochs.allSatisfy { $0.standardScore == -($0.validation?.loss ?? 0) })
  }
}
