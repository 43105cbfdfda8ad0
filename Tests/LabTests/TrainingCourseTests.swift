import Lab
import Testing
import Tracking
import Training

/// What early stopping, schedules and averages leave in the store.
@Suite struct TrainingCourseTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  private func digests(_ run: RunRecord, _ selector: CheckpointSelector) throws -> [String] {
    try lab.store.tensors(of: lab.store.checkpoint(run: run.id, selector)).map(\.digest)
  }

  /// A learning rate far too large: the first epochs are the best.
  private let unsteady: Params = [
    "epochs": .integer(40), "learning_rate": .real(0.3), "early_stopping": .integer(3),
  ]

  @Test(arguments: [("val.accuracy", Goal.maximize), ("val.loss", .minimize)])
  func anEarlyStopIsAFinishedRunOfFewerEpochs(_ metric: String, _ goal: Goal) throws {
    var stopped: (epoch: Int, patience: Int, metric: String)?
    let run = try lab.train(unsteady, .digits(best: metric, goal)) { event in
      if case .stoppedEarly(let epoch, let patience, let metric) = event {
        stopped = (epoch, patience, metric)
      }
    }
    #expect(run.state == .finished)
    let best = try #require(run.bestEpoch)
    let end = try #require(run.epochs)
    #expect(end == best + 3)
    #expect(stopped?.epoch == end && stopped?.patience == 3 && stopped?.metric == metric)
    #expect(try lab.store.metricHistory(run: run.id, metric: metric).map(\.epoch) == Array(1...end))
    #expect(try lab.store.checkpoint(run: run.id, .last).epoch == end)
    #expect(run.params["early_stopping"] == .integer(3))
  }

  @Test func withRestoreBestTheLastCheckpointIsTheBest() throws {
    let run = try lab.train(unsteady.merging(["restore_best": .boolean(true)]) { $1 })
    let best = try lab.store.checkpoint(run: run.id, .best)
    #expect(try lab.store.checkpoint(run: run.id, .last).epoch == best.epoch)
    #expect(best.epoch == run.bestEpoch)
    #expect(try lab.store.checkpoints(run: run.id).count == 1)
    let plain = try lab.train(unsteady)
    #expect(try digests(plain, .best) == digests(run, .last))
    #expect(try digests(plain, .last) != digests(run, .last))
  }

  @Test func aLearningRateThatChangesIsRecorded() throws {
    let run = try lab.train([
      "epochs": .integer(3), "schedule": .text("exponential"), "gamma": .real(0.5),
      "learning_rate": .real(0.01),
    ])
    let history = try lab.store.metricHistory(run: run.id, metric: "train.learning_rate")
    #expect(history.map(\.value) == [0.01, 0.005, 0.0025])
    #expect(history.map(\.step) == [18, 36, 54])
    #expect(try lab.train().metrics["train.learning_rate"] == nil)
    #expect(try lab.train(["warmup_epochs": .integer(1)]).metrics["train.learning_rate"]?.count == 2)
  }

  /// Stored weights are those that the recorded metrics were computed with.
  @Test func averagedWeightsAreWhatIsScoredAndStored() throws {
    let run = try lab.train(["epochs": .integer(3), "ema": .real(0.9)])
    #expect(try digests(run, .last) != digests(lab.train(["epochs": .integer(3)]), .last))
    let reference = ModelReference(run: run.id.description, checkpoint: .last)
    let again = try StoredModel(reference, in: lab.store).evaluate(
      split: .val, datasets: lab.datasets, threads: 1)
    let recorded = try #require(run.metrics["val.loss"]?.last)
    #expect(again.metrics["loss"] == .some(recorded))
  }

  /// What the loss was is part of the model: an evaluation computes the same one.
  @Test(arguments: ["focal", "mean_squared_error", "binary_cross_entropy"])
  func anEvaluationComputesTheRunsLoss(_ loss: String) throws {
    var params: Params = ["loss": .text(loss), "epochs": .integer(1), "class_weights": .text("balanced")]
    if loss == "focal" { params["focal_gamma"] = .real(0.5) }
    let run = try lab.train(params)
    let again = try StoredModel(ModelReference(run: run.id.description, checkpoint: .last), in: lab.store)
      .evaluate(split: .val, datasets: lab.datasets, threads: 1)
    let recorded = try #require(run.metrics["val.loss"]?.last)
    #expect(again.metrics["loss"] == .some(recorded))
  }

  @Test func aValueThatIsNotFiniteIsNamedInTheRunsReason() throws {
    #expect(throws: TrainingError.self) {
      try lab.train([
        "architecture": .text("tutorial-cnn"), "optimizer": .text("sgd"), "learning_rate": .real(1000),
      ])
    }
    let reason = try #require(try lab.store.runs().first?.failureReason)
    #expect(reason.contains("epoch 1, step "))
    #expect(reason.contains("the output of layer '") || reason.contains("the parameter '"))
  }
}
