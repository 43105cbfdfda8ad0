import Datasets
import Lab
import Signals
import Testing
import Tracking
import Training

/// What a training leaves in the store, however it ends.
@Suite struct TrainingJobTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  @Test func aFinishedRunHasAllMetricsOfEveryEpoch() throws {
    let run = try lab.train(["epochs": .integer(3), "seed": .integer(5)])
    #expect(run.state == .finished)
    #expect(run.failureReason == nil)
    let names = ["loss", "accuracy", "precision", "recall", "f1", "roc_auc", "top_5_accuracy"]
    let expected = ["train", "val"].flatMap { split in names.map { "\(split).\($0)" } }
    #expect(Set(run.metrics.keys) == Set(expected))
    for metric in expected {
      let history = try lab.store.metricHistory(run: run.id, metric: metric)
      #expect(history.map(\.epoch) == [1, 2, 3])
      // 1,150 samples are trained on, 18 batches of 64.
      #expect(history.map(\.step) == [18, 36, 54])
      #expect(history.allSatisfy { $0.value.isFinite && $0.value >= 0 })
      if !metric.hasSuffix("loss") { #expect(history.allSatisfy { $0.value <= 1 }) }
    }
  }

  @Test func aFinishedRunTellsHowItWasMade() throws {
    let run = try lab.train(["seed": .integer(5), "learning_rate": .integer(0)])
    #expect(
      run.params == [
        "architecture": .text("softmax"), "epochs": .integer(2), "learning_rate": .real(0),
        "seed": .integer(5),
        "batch_size": .integer(64), "optimizer": .text("adam"),
      ])
    #expect(run.architecture == "softmax")
    #expect(run.parameterCount == 650)
    #expect(run.multiplyAdds == 640)
    #expect(run.dataset == "digits")
    #expect(run.datasetFingerprint == (try DatasetCatalog(dataPath: nil).load("digits").fingerprint))
    #expect(run.seed == 5)
    #expect(run.objective == Experiment.standardObjective)
    #expect(run.environment.threads == 1)
    #expect(run.environment.toolVersion == Tool.version)
    #expect(try lab.store.detail(of: run.id).commandLine == ["cnnlab", "train", "--set", "epochs=2"])
    let summary = try #require(run.summary)
    #expect(summary.epochs == 2)
    #expect(try #require(summary.cpuSeconds) > 0)
    let log = try lab.store.detail(of: run.id).logTail.split(separator: "\n")
    #expect(log.count == 2)
    #expect(log.first?.hasPrefix("epoch 1/2  train.loss ") == true)
    #expect(summary.durationSeconds > 0)
    #expect(try #require(summary.samplesPerSecond) > 2 * 1150 / summary.durationSeconds)
    #expect(try #require(summary.peakMemoryBytes) > 1 << 20)
  }

  /// Accuracy and loss do not always agree on an epoch; a learning rate too large makes them jump.
  @Test(arguments: [("val.accuracy", Goal.maximize), ("val.loss", .minimize), ("val.loss", .maximize)])
  func theBestCheckpointIsTheBestEpochs(_ metric: String, _ goal: Goal) throws {
    let run = try lab.train(
      ["epochs": .integer(8), "learning_rate": .real(0.3)], .digits(best: metric, goal))
    let history = try lab.store.metricHistory(run: run.id, metric: metric)
    #expect(history.count == 8)
    let best = try #require(goal == .maximize ? history.map(\.value).max() : history.map(\.value).min())
    let epoch = try #require(history.first { $0.value == best }?.epoch)
    #expect(run.bestEpoch == epoch)
    #expect(run.metrics[metric]?.best(goal)?.epoch == epoch)
    let stored = try lab.store.checkpoint(run: run.id, .best)
    #expect(stored.epoch == epoch)
    #expect(stored.step == epoch * 18)
    let last = try lab.store.checkpoint(run: run.id, .last)
    #expect(last.epoch == 8)
    #expect(try lab.store.checkpoints(run: run.id).count == (epoch == 8 ? 1 : 2))
    #expect(try lab.store.tensors(of: last).map(\.name) == ["fc1.weight", "fc1.bias"])
  }

  /// Five samples cannot show ten classes, so that their ROC-AUC is never defined.
  @Test func anUndefinedObjectiveLeavesTheFirstEpochTheBest() throws {
    let run = try lab.train(
      ["epochs": .integer(3)],
      .digits(best: "val.roc_auc", .maximize, validation: HoldOut(.count(5), stratified: false)))
    #expect(run.state == .finished)
    #expect(try lab.store.metricHistory(run: run.id, metric: "val.roc_auc").allSatisfy { $0.value.isNaN })
    #expect(run.bestEpoch == 1)
    #expect(try lab.store.checkpoint(run: run.id, .best).epoch == 1)
    #expect(try lab.store.checkpoint(run: run.id, .last).epoch == 3)
  }

  @Test func anObjectiveBeyondTheUsualMetricsIsRecordedToo() throws {
    let run = try lab.train([:], .digits(best: "val.top_3_accuracy", .maximize))
    #expect(run.metrics["val.top_3_accuracy"]?.count == 2)
    #expect(run.metrics["train.top_3_accuracy"]?.count == 2)
  }

  @Test func theWatcherIsToldOfStepsAndEpochs() throws {
    var steps = 0
    var epochs: [Int] = []
    var bests: [Int] = []
    var started: (RunID, Int)?
    let run = try lab.train { event in
      switch event {
      case .started(let id, _, let count): started = (id, count)
      case .step: steps += 1
      case .epoch(let epoch, let metrics, _, let isBest):
        epochs.append(epoch)
        if isBest { bests.append(epoch) }
        #expect(metrics.count == 14)
      case .stoppedEarly: Issue.record("nothing asked for an early end")
      }
    }
    #expect(started?.0 == run.id)
    #expect(started?.1 == 2)
    #expect(steps == 36)
    #expect(epochs == [1, 2])
    #expect(bests.last == run.bestEpoch)
  }

  @Test func aFailedTrainingIsRecordedWithItsReason() throws {
    let error = #expect(throws: TrainingError.self) {
      try lab.train([
        "architecture": .text("tutorial-cnn"), "optimizer": .text("sgd"), "learning_rate": .real(1000),
      ])
    }
    guard case .nonFiniteLoss(epoch: 1, _, _) = error else {
      Issue.record("expected a loss that is not finite in epoch 1, found \(error as Any)")
      return
    }
    let run = try #require(try lab.store.runs().first)
    #expect(run.state == .failed)
    #expect(run.failureReason == error?.description)
    #expect(run.summary?.epochs == 0)
    #expect(run.bestEpoch == nil)
    #expect(run.finishedAt != nil)
  }

  @Test func anInterruptedTrainingIsRecordedWithWhatItHad() throws {
    let stop = StopSignal()
    #expect(throws: TrainingError.interrupted(epoch: 2, step: 20)) {
      try lab.train(["epochs": .integer(50)], stop: stop) { event in
        if case .step(let step) = event, step.step == 20 { stop.raise() }
      }
    }
    let run = try #require(try lab.store.runs().first)
    #expect(run.state == .interrupted)
    #expect(run.failureReason == "interrupted in epoch 2, step 20")
    #expect(run.epochs == 1)
    #expect(run.metrics["val.accuracy"]?.count == 1)
    #expect(try lab.store.checkpoint(run: run.id, .best).epoch == 1)
  }

  @Test func whatCannotBeginLeavesNoRun() throws {
    #expect(throws: LabError.self) { try lab.train(["epochs": .integer(0)]) }
    #expect(throws: DatasetError.self) { try lab.train([:], Experiment(dataset: "mnist")) }
    #expect(throws: (any Error).self) { try lab.train(["architecture": .text("lenet")]) }
    #expect(throws: DatasetError.self) {
      try lab.train([:], .digits(best: "val.f1", .maximize, validation: HoldOut(.count(1438))))
    }
    #expect(try lab.store.runs().isEmpty)
  }

  @Test func theSameSeedGivesTheSameWeights() throws {
    let digests = try ([1, 1, 2] as [Int64]).map { seed in
      let run = try lab.train(["seed": .integer(seed), "architecture": .text("lenet5")])
      return try lab.store.tensors(of: lab.store.checkpoint(run: run.id, .last)).map(\.digest)
    }
    #expect(digests[0] == digests[1])
    #expect(digests[0] != digests[2])
  }
}
