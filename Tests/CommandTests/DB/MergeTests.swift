import Foundation
import GRDB
import TestSupport
import Testing
import Tracking

/// `cnnlab db merge`, `runs export`, `db backup` and `db gc` as a user runs them.
@Suite struct MergeTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  private func train(_ store: String, seed: Int = 1) async throws {
    let result = try await bench.run(
      "train", "--architecture", "softmax", "--dataset", "digits", "--set", "epochs=2", "--set",
      "seed=\(seed)", "--store", store)
    try #require(result.exitCode == 0, "\(result.errors)")
  }

  @Test func aMailedRunIsEvaluatedElsewhere() async throws {
    try await train("cnnlab.sqlite")
    try await train("cnnlab.sqlite", seed: 2)
    let runs = try bench.runs()
    let exported = try await bench.run("runs", "export", "\(runs[0].id)", "mail.sqlite", "--json").object()
    #expect(exported["runs"] as? Int == 1 && exported["path"] as? String == "mail.sqlite")
    expectError(
      try await bench.run("runs", "export", "\(runs[0].id)", "mail.sqlite"), 64, saying: "mail.sqlite",
      "expected no file")
    let dry = try await bench.run("db", "merge", "mail.sqlite", "--store", "far.sqlite", "--dry-run")
    #expect(dry.exitCode == 0 && dry.output.hasPrefix("far.sqlite, nothing written: 1 new runs"))
    let merged = try await bench.run("db", "merge", "mail.sqlite", "--store", "far.sqlite", "--json").object()
    #expect(merged["new_runs"] as? Int == 1)
    let again = try await bench.run("db", "merge", "mail.sqlite", "--store", "far.sqlite")
    #expect(again.output == "far.sqlite: nothing new\n")
    let evaluated = try await bench.run("evaluate", "run:\(runs[0].id)", "--store", "far.sqlite")
    #expect(evaluated.exitCode == 0, "\(evaluated.errors)")
    expectError(try await bench.run("db", "merge", "cnnlab.sqlite"), 64, saying: "the same one")
    expectError(try await bench.run("db", "merge", "none.sqlite"), 66, saying: "none.sqlite")
    expectError(try await bench.run("runs", "export", "zzzz", "x.sqlite"), 66, saying: "zzzz")
    #expect(try await bench.run("runs", "export", "x.sqlite").exitCode == 64)
  }

  @Test func aBackupIsWholeWhileATrainingWrites() async throws {
    let training = try bench.start(
      "train", "--architecture", "softmax", "--dataset", "digits", "--set", "epochs=100000")
    try await eventually("epochs to be recorded") {
      try bench.runs(in: [.running]).contains { !$0.metrics.isEmpty }
    }
    for number in 1...5 {
      let result = try await bench.run("db", "backup", "copy-\(number).sqlite", "--json")
      #expect(result.exitCode == 0, "\(result.errors)")
      let check = try await bench.run("db", "check", "--store", "copy-\(number).sqlite")
      #expect(check.exitCode == 0, "\(check.output)")
    }
    #expect(training.isRunning)
    training.signal(SIGINT)
    _ = try await training.result()
    expectError(try await bench.run("db", "backup", "copy-1.sqlite"), 64, saying: "expected no file")
    // What the copy has of the run is behind what the store has.
    let merged = try await bench.run("db", "merge", "cnnlab.sqlite", "--store", "copy-1.sqlite", "--json")
      .object()
    #expect(merged["updated_runs"] as? Int == 1)
  }

  @Test func garbageIsCollectedAndCounted() async throws {
    try await train("cnnlab.sqlite")
    let run = try #require(try bench.runs().first)
    #expect(try await bench.run("runs", "delete", "\(run.id)").exitCode == 0)
    let object = try await bench.run("db", "gc", "--json").object()
    let deleted = try #require(object["deleted"] as? [String: [String: Int]])
    #expect(deleted["architectures"]?["count"] == 1 && deleted["datasets"]?["count"] == 1)
    #expect(object["obstacle"] is NSNull)
    let text = try await bench.run("db", "gc")
    #expect(text.output.hasPrefix("nothing to delete\nthe file had "))
    #expect(try bench.integrity() == "ok")
  }

  /// Killed at any moment, a merge has been made or has not.
  @Test func aKilledMergeLeavesTheStoreWhole() async throws {
    try await train("cnnlab.sqlite")
    try await train("other.sqlite", seed: 2)
    try bench.execute(
      """
      WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 300000)
      INSERT INTO point SELECT run.id, (SELECT min(id) FROM metric), 1000, i, 0.5 FROM run, n
      """, in: "other.sqlite")
    var isMerged = false
    for delay in [5, 20, 50, 100, 150, 200, 300, 400] {
      let merge = try bench.start("db", "merge", "other.sqlite")
      try await Task.sleep(for: .milliseconds(delay))
      merge.signal(SIGKILL)
      _ = try await merge.result()
      #expect(try bench.integrity() == "ok")
      let runs = try bench.runs().count
      let points = try bench.rows("SELECT count(*) FROM point")
      #expect(
        runs == 1 && points == ["[\(SQLText.integer(0))]"]
          || runs == 2 && points == ["[\(SQLText.integer(300_000))]"])
      isMerged = runs == 2
      if isMerged { break }
    }
    #expect(try await bench.run("db", "merge", "other.sqlite").exitCode == 0)
    #expect(try bench.runs().count == 2)
    #expect(try await bench.run("db", "check").exitCode == 0)
  }
}

/// Values as `Workbench.rows` prints them.
private enum SQLText {
  static func integer(_ value: Int) -> String { "Tracking.SQLValue.integer(\(value))" }
}
