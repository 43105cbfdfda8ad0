import Foundation
import TestSupport
import Testing
import Tracking

/// `cnnlab train` as long as nothing goes wrong.
@Suite struct TrainTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  @Test func theRunHasTheDocumentedKeys() async throws {
    let result = try await bench.run(
      "train", "--architecture", "softmax", "--dataset", "digits", "--set", "epochs=2", "--set",
      "learning_rate=5e-3", "--set", "shuffle=false", "--json")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.errors.contains("epoch 2/2  train.loss "))
    let run = try result.object()
    #expect(
      Set(run.keys) == [
        "id", "name", "experiment", "state", "failure_reason", "tags", "params", "architecture", "dataset",
        "seed",
        "epochs", "best_epoch", "metrics", "duration_seconds", "samples_per_second",
      ])
    #expect(run["experiment"] is NSNull)
    #expect(run["state"] as? String == "finished")
    #expect(run["epochs"] as? Int == 2)
    let metrics = try #require(run["metrics"] as? [String: [String: Any]])
    for split in ["train", "val"] {
      for metric in ["loss", "accuracy", "precision", "recall", "f1", "roc_auc", "top_5_accuracy"] {
        #expect(metrics["\(split).\(metric)"]?["last"] is Double, "\(split).\(metric)")
      }
    }
    let stored = try #require(bench.runs().first)
    #expect(run["id"] as? String == stored.id.description)
    #expect(stored.params["epochs"] == .integer(2))
    #expect(stored.params["learning_rate"] == .real(0.005))
    #expect(stored.params["shuffle"] == .boolean(false))
    #expect(stored.params["architecture"] == .text("softmax"))
  }

  @Test func aFileWithOneCellIsTrained() async throws {
    try bench.write(ExperimentText(epochs: [2]))
    let result = try await bench.run("train", "grid.yaml", "--set", "seed=7")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.contains("softmax"))
    #expect(result.errors.contains("evaluate it with: cnnlab evaluate run:"))
    let run = try #require(bench.runs().first)
    #expect(run.experiment == "digits-grid")
    #expect(run.seed == 7)
    #expect(run.epochs == 2)
  }

  @Test func aFileWithSeveralCellsIsNotGuessedAt() async throws {
    try bench.write(ExperimentText(epochs: [1, 2], seeds: [1, 2]))
    let before = try bench.contents()
    let result = try await bench.run("train", "grid.yaml")
    expectError(
      result, 64, saying: "grid.yaml has 4 cells", "'cnnlab sweep'", "--set for epochs, seed")
    #expect(try bench.contents() == before)
    let chosen = try await bench.run("train", "grid.yaml", "--set", "epochs=1", "--set", "seed=1")
    #expect(chosen.exitCode == 0, "\(chosen.errors)")
  }

  @Test func anEarlyStopIsSaidAndIsASuccess() async throws {
    let result = try await bench.run(
      "train", "--architecture", "softmax", "--dataset", "digits", "--set", "epochs=50", "--set",
      "learning_rate=0.3", "--set", "early_stopping=2")
    #expect(result.exitCode == 0, "\(result.errors)")
    let epochs = try #require(bench.runs().first?.epochs)
    #expect(epochs < 50)
    let message = "stopped early after epoch \(epochs): 2 epochs without a better val.accuracy"
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test func theSameSeedGivesTheSameWeights() async throws {
    for seed in [3, 3, 4] {
      let result = try await bench.run(
        "train", "--architecture", "lenet5", "--dataset", "digits", "--set", "epochs=1", "--set",
        "seed=\(seed)", "--threads", "1")
      try #require(result.exitCode == 0, "\(result.errors)")
    }
    let digests = try bench.read { store in
      try store.runs().map { run in
        let tensors = try store.tensors(of: store.checkpoint(run: run.id, .last))
        return Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0.digest) })
      }
    }
    #expect(digests.count == 3)
    #expect(digests[0].count > 4)
    #expect(digests[0] == digests[1])
    #expect(digests[0] != digests[2])
  }

  @Test(.enabled(if: RealData.has("mnist"), Comment(rawValue: RealData.missing)))
  func learnsMNIST() async throws {
    let result = try await bench.run(
      "train", "--architecture", "softmax", "--dataset", "mnist", "--set", "epochs=1", "--data",
      try #require(RealData.folder), "--json")
    #expect(result.exitCode == 0, "\(result.errors)")
    let metrics = try #require(try result.object()["metrics"] as? [String: [String: Any]])
    let accuracy = try #require(metrics["val.accuracy"]?["last"] as? Double)
    #expect(accuracy > 0.85)
  }
}
