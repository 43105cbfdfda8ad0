import Datasets
import Foundation
import Lab
import TestSupport
import Testing
import Tracking

/// Evaluations held against what was recorded before, and on data that a model was not trained on.
@Suite struct ModelComparisonTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  @Test(arguments: ["best", "last"]) func theTrainingsMetricsAreFoundAgain(_ checkpoint: String) throws {
    let run = try lab.train(["architecture": .text("tutorial-cnn"), "epochs": .integer(3)])
    let model = try StoredModel(ModelReference("run:\(run.name)@\(checkpoint)"), in: lab.store)
    for threads in [1, 2] {
      let evaluation = try model.evaluation(split: .val, datasets: lab.datasets, threads: threads)
      let comparison = try evaluation.comparison(in: lab.store)
      #expect(
        comparison.map(\.metric) == [
          "accuracy", "f1", "loss", "precision", "recall", "roc_auc", "top_5_accuracy",
        ])
      #expect(comparison.allSatisfy { $0.agrees && $0.origin == .training && $0.tolerance < 0.01 })
    }
  }

  @Test func weightsOfAnotherEpochAreNotTheRecordedOnes() throws {
    let run = try lab.train(["epochs": .integer(4)])
    try lab.tamper("UPDATE checkpoint SET epoch = 1 WHERE epoch = 4")
    let model = try StoredModel(ModelReference("run:\(run.name)@epoch=1"), in: lab.store)
    let comparison = try model.evaluation(split: .val, datasets: lab.datasets, threads: 1)
      .comparison(in: lab.store)
    let loss = try #require(comparison.first { $0.metric == "loss" })
    #expect(!loss.agrees)
    #expect(loss.stored == (try lab.store.metricHistory(run: run.id, metric: "val.loss").first?.value))
  }

  @Test func earlierEvaluationsAreComparedToo() throws {
    let run = try lab.train()
    let model = try StoredModel(ModelReference(run: run.name), in: lab.store)
    let first = try model.evaluation(split: .test, datasets: lab.datasets, threads: 1)
    #expect(try first.comparison(in: lab.store).isEmpty)
    try lab.store.record(first.record)
    let second = try model.evaluation(split: .test, datasets: lab.datasets, threads: 1)
    let comparison = try second.comparison(in: lab.store)
    #expect(comparison.count == first.record.metrics.count)
    #expect(comparison.allSatisfy { $0.agrees && $0.origin == .evaluation })
    try lab.tamper("UPDATE evaluationMetric SET value = value + 0.01 WHERE name = 'f1'")
    let faults = try second.comparison(in: lab.store).filter { !$0.agrees }
    #expect(faults.map(\.metric) == ["f1"])
  }

  @Test func aTrainPartIsNotHeldAgainstTheTraining() throws {
    let run = try lab.train()
    let model = try StoredModel(ModelReference(run: run.name), in: lab.store)
    let evaluation = try model.evaluation(split: .train, datasets: lab.datasets, threads: 1)
    #expect(try evaluation.comparison(in: lab.store).isEmpty)
  }

  @Test func aDatasetMayHaveFewerClassesInAnotherOrder() throws {
    try lab.writeMNIST()
    let run = try lab.train([:], Experiment(dataset: "mnist"))
    let model = try StoredModel(ModelReference(run: run.name), in: lab.store)
    let test = try #require(try lab.datasets.load("mnist").test)
    guard case .bytes(let values) = test.values else { return }
    let chosen = test.labels.indices.filter { [7, 3].contains(test.labels[$0]) }
    var correct = 0
    try Classifier(model, threads: 1).classify(dataset: "mnist", split: .test, datasets: lab.datasets) {
      if let truth = $0.truth, [7, 3].contains(truth), $0.ranking(1) == [truth] { correct += 1 }
    }
    let rows = chosen.map {
      "\(test.labels[$0])," + values[$0 * 784..<$0 * 784 + 784].map(String.init).joined(separator: ",")
    }
    let header = "label," + (0..<784).map { "p\($0)" }.joined(separator: ",")
    let path = try lab.folder.write(Data(([header] + rows).joined(separator: "\n").utf8), to: "some.csv")
    let evaluation = try model.evaluate(on: path, split: .test, datasets: lab.datasets, threads: 1)
    #expect(evaluation.count == chosen.count)
    #expect(evaluation.metrics["accuracy"] == .some(Double(correct) / Double(chosen.count)))
  }

  @Test func aClassThatTheModelDoesNotKnowIsNamed() throws {
    try lab.writeMNIST()
    let run = try lab.train([:], Experiment(dataset: "mnist"))
    try lab.tamper("UPDATE runDetail SET preparationJSON = json_set(preparationJSON, '$.classes[3]', '33')")
    let model = try StoredModel(ModelReference(run: run.name), in: lab.store)
    let error = #expect(throws: LabError.self) {
      try model.evaluate(on: "mnist", split: .test, datasets: lab.datasets, threads: 1)
    }
    #expect(
      error?.description.hasPrefix(
        "the model does not know the class '3' of dataset 'mnist'; did you mean '33'?") == true)
  }
}
