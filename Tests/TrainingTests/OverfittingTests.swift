import Networks
import Testing
import Training

/// The whole stack in one test: a network that cannot learn 32 images by heart is broken somewhere.
@Suite struct OverfittingTests {
  @Test(arguments: [
    TrainingCase.hidden,
    #"[{"conv2d": {"filters": 8, "kernel": 3}}, "batch_norm", "relu", {"max_pool2d": 2}, "flatten", {"dense": 10}]"#,
  ])
  func aNetworkLearns32DigitsByHeart(_ layers: String) throws {
    var training = TrainingCase(layers: layers)
    training.split = TrainingCase.split(training: 32, validating: 0)
    training.settings = TrainingSettings(epochs: 80, batchSize: 32)
    training.settings.optimizer.learningRate = 0.01
    let log = try training.run()
    #expect(try #require(log.epochs.first).train.loss > 1.5)
    let last = try #require(log.epochs.last)
    #expect(last.train.loss < 0.02)
    #expect(last.validation == nil)
    let hits = last.train.labels.indices.filter { sample in
      let row = last.train.scores[sample * 10..<(sample + 1) * 10]
      return row.firstIndex(of: row.max() ?? 0) == row.startIndex + Int(last.train.labels[sample])
    }
    #expect(hits.count == 32)
  }
}
