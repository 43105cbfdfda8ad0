import Datasets
import Testing
import Training

/// What an epoch consists of, and how it is told.
@Suite struct EpochTests {
  @Test func aSmallerLastBatchIsTrainedOnAndScored() throws {
    var training = TrainingCase()
    training.split = TrainingCase.split(training: 50, validating: 21)
    training.settings.epochs = 2
    let log = try training.run()
    #expect(log.steps.map(\.stepsPerEpoch) == Array(repeating: 4, count: 8))
    let labels = try TrainingCase.digits().labels
    for epoch in log.epochs {
      #expect(epoch.train.count == 50)
      #expect(epoch.train.scores.count == 500)
      #expect(epoch.train.labels.sorted() == labels[0..<50].sorted())
      // The epoch's loss is the mean over samples, not over batches.
      let batches = log.steps.filter { $0.epoch == epoch.epoch }.map(\.loss)
      let mean = zip(batches, [16.0, 16, 16, 2]).reduce(0) { $0 + $1.0 * $1.1 } / 50
      #expect(abs(epoch.train.loss - mean) < 1e-9)
      #expect(epoch.validation?.labels == Array(labels[50..<71]))
      #expect(epoch.trainSeconds > 0)
    }
  }

  @Test func aBatchLargerThanTheSplitIsTheWholeSplit() throws {
    var training = TrainingCase()
    training.settings.batchSize = 4096
    let log = try training.run()
    #expect(log.steps.count == 1)
    #expect(log.epochs.first?.train.count == 64)
  }

  @Test func epochsAndStepsCountFromOneOverTheWholeTraining() throws {
    var training = TrainingCase()
    training.settings.epochs = 3
    let log = try training.run()
    #expect(log.steps.map(\.step) == Array(1...12))
    #expect(log.steps.map(\.epoch) == [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3])
    #expect(log.epochs.map(\.epoch) == [1, 2, 3])
    #expect(log.epochs.map(\.step) == [4, 8, 12])
  }

  @Test func withoutShufflingEachEpochKeepsTheSplitsOrder() throws {
    var training = TrainingCase()
    training.settings.epochs = 2
    let labels = Array(try TrainingCase.digits().labels[0..<64])
    let shuffled = try training.run().epochs.map(\.train.labels)
    #expect(shuffled[0] != labels)
    #expect(shuffled[0] != shuffled[1])
    training.settings.shuffle = false
    #expect(try training.run().epochs.map(\.train.labels) == [labels, labels])
  }
}
