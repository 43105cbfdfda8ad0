import Datasets
import Lab
import Networks
import Settings
import Tensors
import TestSupport
import Testing
import Tracking
import Training

/// Models rebuilt from the store alone.
@Suite struct StoredModelTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  /// The same training made twice, once past the store, gives the same bits.
  @Test func rebuiltWeightsAreTheTrainedOnesBitForBit() throws {
    let layers = #"[{"conv2d": {"filters": 4, "kernel": 3}}, "batch_norm", "relu", "flatten", {"dense": 10}]"#
    let experiment = Experiment(
      name: "bits", dataset: DatasetSettings(name: "digits"), objective: Experiment.standardObjective,
      architectures: ["mine": try JSONValue(parsing: layers)])
    let params: Params = ["architecture": .text("mine"), "seed": .integer(9)]
    let run = try lab.train(params, experiment)
    let model = try StoredModel(ModelReference("run:\(run.id.short)@last"), in: lab.store)

    let settings = try RunSettings(LabFixture.params.merging(params) { $1 })
    let digits = try lab.datasets.load("digits")
    let network = try Network(
      NetworkSpec(name: "mine", layers: JSONValue(parsing: layers)), inputShape: [1, 8, 8], seed: 9)
    try Trainer(
      network, settings: settings.training, source: digits.train, classes: 10,
      split: HoldOut.standard.split(labels: digits.train.labels, classCount: 10),
      context: ComputeContext(threads: 1)
    ).fit { _ in }
    #expect(model.network.parameters.map(\.name) == network.parameters.map(\.name))
    #expect(network.parameters.count == 8)
    for (rebuilt, trained) in zip(model.network.parameters, network.parameters) {
      let (left, right) = (try rebuilt.tensor(), try trained.tensor())
      #expect(left.shape == right.shape)
      #expect(left.values.map(\.bitPattern) == right.values.map(\.bitPattern))
    }
  }

  @Test(arguments: ["softmax", "lenet5", "tutorial-cnn"])
  func anEvaluationRepeatsTheMetricsOfItsEpoch(_ architecture: String) throws {
    let run = try lab.train(["architecture": .text(architecture), "epochs": .integer(3)])
    for selector in ["best", "last"] {
      let model = try StoredModel(ModelReference("run:\(run.name)@\(selector)"), in: lab.store)
      let evaluation = try model.evaluate(split: .val, datasets: lab.datasets, threads: 1)
      #expect(evaluation.count == 288)
      #expect(evaluation.checkpointEpoch == (selector == "best" ? run.bestEpoch : 3))
      for metric in ["loss", "accuracy", "precision", "recall", "f1", "roc_auc", "top_5_accuracy"] {
        let recorded = try lab.store.metricHistory(run: run.id, metric: "val.\(metric)")
          .first { $0.epoch == evaluation.checkpointEpoch }?.value
        let found = try #require(evaluation.metrics[metric] ?? nil)
        #expect(abs(found - (try #require(recorded))) < 1e-6, "\(metric)")
      }
    }
  }

  @Test func anEvaluationIsRecordedWhole() throws {
    let run = try lab.train()
    let model = try StoredModel(ModelReference(run: run.id.description), in: lab.store)
    #expect(model.reference.description == "run:\(run.id.short)@epoch=\(run.bestEpoch ?? 0)")
    let evaluation = try model.evaluate(split: .test, datasets: lab.datasets, threads: 1)
    try lab.store.record(evaluation)
    let stored = try #require(try lab.store.evaluations(run: run.id).first)
    #expect(stored.count == 359)
    #expect(stored.split == "test")
    #expect(stored.dataset == "digits")
    #expect(stored.datasetFingerprint == run.datasetFingerprint)
    #expect(stored.metrics == evaluation.metrics)
    #expect(try #require(stored.metrics["accuracy"] ?? nil) > 0.8)
    #expect(Set(stored.metrics.keys).isSuperset(of: ["loss", "mcc", "ece", "f1_weighted", "roc_auc_ovo"]))
    #expect(stored.perClass.hasPrefix(#"[{"f1":"#))
    #expect(stored.confusion.hasPrefix("[["))
  }

  @Test func dataThatHaveChangedAreRefused() throws {
    try lab.writeMNIST()
    let run = try lab.train([:], Experiment(dataset: "mnist"))
    let model = try StoredModel(ModelReference(run: run.name), in: lab.store)
    #expect(try model.evaluate(split: .test, datasets: lab.datasets, threads: 1).count == 40)
    #expect(try model.evaluate(split: .train, datasets: lab.datasets, threads: 1).count == 32)
    try lab.writeMNIST(firstPixel: 1)
    let error = #expect(throws: LabError.self) {
      try model.evaluate(split: .test, datasets: lab.datasets, threads: 1)
    }
    #expect(error?.kind == .badData)
    #expect(error?.description.hasPrefix("dataset 'mnist' has the fingerprint ") == true)
    #expect(error?.description.hasSuffix(": the data have changed") == true)
  }

  @Test func aDatasetOfAnotherShapeIsRefused() throws {
    try lab.writeMNIST()
    let run = try lab.train()
    let model = try StoredModel(ModelReference(run: run.name), in: lab.store)
    let error = #expect(throws: LabError.self) {
      try model.evaluate(on: "mnist", split: .test, datasets: lab.datasets, threads: 1)
    }
    #expect(
      error?.description
        == "the model takes inputs of 1x8x8 with pixels up to 16, dataset 'mnist' has 1x28x28 with pixels up to 255"
    )
  }

  @Test func aModelIsFreedWithItsLastUser() throws {
    weak var network: Network?
    try {
      let run = try lab.train()
      let model = try StoredModel(ModelReference(run: run.name), in: lab.store)
      _ = try model.evaluate(split: .val, datasets: lab.datasets, threads: 1)
      network = model.network
      #expect(network != nil)
    }()
    #expect(network == nil)
  }
}
