import Foundation
import GRDB
import TestSupport
import Testing
import Tracking

/// `cnnlab evaluate` on the models of a small sweep.
@Suite(.serialized) struct EvaluateTests {
  private let bench: Workbench

  init() async throws {
    bench = try Workbench()
    try bench.write(ExperimentText(epochs: [1, 4], seeds: [1, 2]))
    let sweep = try await bench.run("sweep", "grid.yaml")
    try #require(sweep.exitCode == 0, "\(sweep.errors)")
  }

  private func longestRun() throws -> RunRecord {
    try #require(bench.runs().first { $0.epochs == 4 })
  }

  @Test func theBestOfASweepHasTheDocumentedKeys() async throws {
    let best = try #require(
      bench.runs().max { ($0.metrics["val.f1"]?.max ?? 0) < ($1.metrics["val.f1"]?.max ?? 0) })
    let result = try await bench.run("evaluate", "--sweep", "digits-grid", "--best", "--json")
    #expect(result.exitCode == 0, "\(result.errors)")
    let evaluation = try result.object()
    #expect(
      Set(evaluation.keys) == [
        "model", "run", "dataset", "split", "count", "metrics", "per_class", "confusion", "comparison",
      ])
    #expect(evaluation["model"] as? String == "run:\(best.id)@best")
    #expect(evaluation["run"] as? String == best.id.description)
    #expect(evaluation["dataset"] as? String == "digits")
    #expect(evaluation["split"] as? String == "test")
    let count = try #require(evaluation["count"] as? Int)
    #expect(count == 359)
    let confusion = try #require(evaluation["confusion"] as? [[Int]])
    #expect(confusion.map(\.count) == Array(repeating: 10, count: 10))
    #expect(confusion.joined().reduce(0, +) == count)
    let classes = try #require(evaluation["per_class"] as? [[String: Any]])
    #expect(classes.compactMap { $0["label"] as? String } == (0..<10).map(String.init))
    #expect(
      classes.allSatisfy { Set($0.keys) == ["label", "precision", "recall", "f1", "support", "roc_auc"] })
    #expect(classes.compactMap { $0["support"] as? Int } == confusion.map { $0.reduce(0, +) })
    let metrics = try #require(evaluation["metrics"] as? [String: Any])
    let correct = (0..<10).reduce(0) { $0 + confusion[$1][$1] }
    let accuracy = try #require(metrics["accuracy"] as? Double)
    #expect(abs(accuracy - Double(correct) / Double(count)) < 1e-12)
    #expect(metrics.keys.contains("roc_auc_ovo") && metrics.keys.contains("ece"))
  }

  @Test func theEvaluationIsRecorded() async throws {
    let run = try longestRun()
    let result = try await bench.run("evaluate", "run:\(run.id.short)@last", "--split", "val", "--json")
    let printed = try #require(try result.object()["metrics"] as? [String: Any])
    let recorded = try bench.read { try $0.evaluations(run: run.id) }
    #expect(recorded.count == 1)
    let evaluation = try #require(recorded.first)
    #expect(evaluation.split == "val")
    #expect(evaluation.checkpointEpoch == 4)
    let f1 = try #require(evaluation.metrics["f1"] ?? nil)
    // JSONSerialization may be off by the last bit.
    #expect(abs(f1 - (try #require(printed["f1"] as? Double))) < 1e-12)
    // The same weights on the same samples as at the end of the training.
    let trained = try #require(run.metrics["val.f1"]?.last)
    #expect(abs(f1 - trained) < 1e-6)
  }

  @Test func aDifferenceFromWhatWasRecordedIsAFault() async throws {
    let run = try longestRun()
    let model = "run:\(run.id.short)@last"
    let first = try await bench.run("evaluate", model, "--split", "val", "--json")
    let same = try #require(try first.object()["comparison"] as? [[String: Any]])
    #expect(Set(same.compactMap { $0["metric"] as? String }).isSuperset(of: ["loss", "accuracy", "f1"]))
    #expect(same.allSatisfy { $0["agrees"] as? Bool == true && $0["origin"] as? String == "training" })
    #expect(
      same.allSatisfy { Set($0.keys) == ["metric", "origin", "stored", "found", "tolerance", "agrees"] })
    let queue = try DatabaseQueue(path: bench.store)
    try await queue.write { db in
      try db.execute(
        sql: "UPDATE evaluationMetric SET value = value - 0.25 WHERE name IN ('accuracy', 'loss')")
    }
    try queue.close()
    let second = try await bench.run("evaluate", model, "--split", "val", "--json")
    #expect(second.exitCode == 65)
    let comparison = try #require(try second.object()["comparison"] as? [[String: Any]])
    let faults = comparison.filter { $0["agrees"] as? Bool == false }
    #expect(faults.compactMap { $0["metric"] as? String } == ["accuracy", "loss"])
    #expect(faults.allSatisfy { $0["origin"] as? String == "evaluation" })
    #expect(second.errorLines.count == 3)
    #expect(second.errorLines[0].hasPrefix("\(model): accuracy: expected 0."))
    #expect(second.errors.contains("2 of \(comparison.count) metrics are not those that were recorded"))
    #expect(try bench.read { try $0.evaluations(run: run.id) }.count == 1)
  }

  @Test func checkpointsAreChosen() async throws {
    let run = try longestRun()
    for selector in ["best", "last", "epoch=4"] {
      let result = try await bench.run("evaluate", "run:\(run.name)@\(selector)", "--json")
      #expect(result.exitCode == 0, "\(result.errors)")
      #expect(try result.object()["model"] as? String == "run:\(run.name)@\(selector)")
    }
    let missing = try await bench.run("evaluate", "run:\(run.name)@epoch=3")
    expectError(missing, 66, saying: "no checkpoint 'epoch=3'; it has", "epoch=4")
  }

  @Test func theReportIsForPeople() async throws {
    let result = try await bench.run("evaluate", "--sweep", "digits-grid", "--best")
    #expect(result.exitCode == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.contains("digits test · 359 samples"))
    #expect(result.output.contains("macro avg"))
    #expect(result.output.contains("confusion matrix (rows: truth, columns: prediction)"))
  }

  @Test func theStoreAloneIsEnough() async throws {
    try bench.write(
      ExperimentText(
        name: "own", architectures: ["tiny-net"],
        extra: "architectures: {tiny-net: [flatten, {dense: {units: 12, activation: relu}}, {dense: 10}]}"),
      to: "own.yaml")
    let sweep = try await bench.run("sweep", "own.yaml")
    try #require(sweep.exitCode == 0, "\(sweep.errors)")
    let elsewhere = try Workbench()
    try elsewhere.folder.write(try #require(bench.contents()["cnnlab.sqlite"]), to: "cnnlab.sqlite")
    let result = try await elsewhere.run("evaluate", "--sweep", "own", "--best", "--json")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(try result.object()["count"] as? Int == 359)
  }

  @Test func whatDoesNotExistIsAnsweredWithTheNearest() async throws {
    let run = try longestRun()
    let mistyped = run.name.replacing("-", with: "_")
    let files = try bench.contents().keys
    expectError(
      try await bench.run("evaluate", "run:\(mistyped)"), 66, saying: "'\(mistyped)'", "'\(run.name)'?")
    expectError(
      try await bench.run("evaluate", "--sweep", "digit-grid", "--best"), 66, saying: "'digits-grid'?")
    expectError(
      try await bench.run("evaluate", "run:\(run.name)", "--dataset", "digts"), 66, saying: "'digits'?")
    expectError(try await bench.run("evaluate", run.name), 66, saying: "did you mean 'run:\(run.name)'?")
    expectError(try await bench.run("evaluate", "run:\(run.name)@bst"), 64, saying: "'@bst'")
    #expect(try bench.contents().keys == files)
    #expect(try bench.read { try $0.evaluations(run: run.id) }.isEmpty)
  }

  @Test func aDamagedTensorIsNamed() async throws {
    let queue = try DatabaseQueue(path: bench.store)
    let name = try await queue.write { db in
      let row = try #require(
        try Row.fetchOne(
          db,
          sql: """
            SELECT tensor.id, tensor.data, checkpointTensor.name FROM tensor
            JOIN checkpointTensor ON checkpointTensor.tensor = tensor.id
            ORDER BY tensor.rawByteCount DESC LIMIT 1
            """))
      var data: Data = row["data"]
      data[data.count / 2] ^= 1
      try db.execute(sql: "UPDATE tensor SET data = ? WHERE id = ?", arguments: [data, row["id"] as Int64])
      // All checkpoints get the damaged tensor, so that it does not matter which one is the best.
      let name: String = row["name"]
      try db.execute(
        sql: "UPDATE checkpointTensor SET tensor = ? WHERE name = ?", arguments: [row["id"] as Int64, name])
      return name
    }
    try queue.close()
    let result = try await bench.run("evaluate", "--sweep", "digits-grid", "--best")
    expectError(result, 65, saying: name)
    #expect(try bench.integrity() == "ok")
    #expect(
      try bench.read { store in try store.runs().flatMap { try store.evaluations(run: $0.id) } }.isEmpty)
  }
}
