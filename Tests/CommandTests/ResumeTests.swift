import Foundation
import TestSupport
import Testing
import Tracking

/// Trainings that are killed or stopped, and go on.
@Suite(.serialized) struct ResumeTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  /// A training with dropout that has several states to store.
  private func trainingArguments(epochs: Int) -> [String] {
    ["train", "--architecture", "lenet5", "--dataset", "digits"]
      + ["dropout=0.2", "ema=0.9", "epochs=\(epochs)"].flatMap { ["--set", $0] }
  }

  private func states() throws -> Int { try bench.rows("SELECT run FROM trainingState").count }

  @Test(arguments: [SIGKILL, SIGTERM, SIGUSR1, SIGUSR2])
  func aRunThatGoesOnEndsAsOneThatWasLeftAlone(_ signal: Int32) async throws {
    let undisturbed = try await bench.run(trainingArguments(epochs: 12))
    #expect(undisturbed.exitCode == 0, "\(undisturbed.errors)")
    let reference = try #require(bench.runs().first?.id)
    let training = try bench.start(trainingArguments(epochs: 12) + ["--checkpoint-minutes", "0"])
    try await eventually("a stored state") { try states() == 1 }
    training.signal(signal)
    let end = try await training.result()
    #expect(end.exitCode == (signal == SIGKILL ? nil : 130))
    // Reading commands notice that its process is gone.
    #expect(
      try await bench.run("runs", "list", "--json").objects().map { $0["state"] as? String } == [
        "finished", "interrupted",
      ])
    let run = try #require(bench.runs(in: [.interrupted]).first?.id)
    let resumed = try await bench.run("train", "--resume", run.short, "--json").object()
    #expect(resumed["id"] as? String == run.description)
    try bench.expectSame(reference, run)
    let description = try await bench.run("runs", "show", run.short, "--json").object()
    #expect((description["segments"] as? [[String: Any]])?.count == 1)
    #expect(try states() == 0)
  }

  /// Of the ranks some are given before the kill and some after it.
  @Test func aKilledRunKeepsTheSameCheckpoints() async throws {
    let epochs = 24
    try bench.write(
      ExperimentText(
        architectures: ["lenet5"], epochs: [epochs],
        extra: "checkpoints: {every: 2, top: 3, metric: {name: val.accuracy, goal: maximize}}"))
    let undisturbed = try await bench.run("train", "grid.yaml")
    #expect(undisturbed.exitCode == 0, "\(undisturbed.errors)")
    let reference = try #require(bench.runs().first?.id)
    let training = try bench.start("train", "grid.yaml")
    try await eventually("a state in the middle") {
      try !bench.rows("SELECT run FROM trainingState WHERE epoch BETWEEN 5 AND 20").isEmpty
    }
    training.signal(SIGKILL)
    _ = try await training.result()
    #expect(try await bench.run("runs", "list").exitCode == 0)
    let run = try #require(bench.runs(in: [.interrupted]).first?.id)
    #expect(try await bench.run("train", "--resume", run.short).exitCode == 0)
    try bench.expectSame(reference, run)
    let tags = try bench.read { try $0.checkpoints(run: run) }.reduce(into: Set()) { $0.formUnion($1.tags) }
    let expected =
      [.best, .last, .top(1), .top(2), .top(3)]
      + stride(from: 2, through: epochs, by: 2).map {
        CheckpointTag.epoch($0)
      }
    #expect(tags == Set(expected))
    let verification = try await bench.run("models", "verify", "--all")
    #expect(verification.exitCode == 0, "\(verification.output)")
  }

  @Test func whatCannotGoOnSaysWhy() async throws {
    _ = try await bench.run(trainingArguments(epochs: 1))
    let run = try #require(bench.runs().first?.id)
    expectError(
      try await bench.run("train", "--resume", run.short), 64, saying: "is finished", "start it afresh")
    expectError(try await bench.run("train", "--resume", "nobody"), 66, saying: "nobody")
    let mixed = try await bench.run("train", "--resume", run.short, "--dataset", "digits")
    #expect(mixed.exitCode == 64)
  }

  @Test func aSweepsTrialGoesOnWithItsRun() async throws {
    try bench.write(ExperimentText(epochs: [400], seeds: [1, 2]))
    let sweep = try bench.start("sweep", "grid.yaml", "--jobs", "2")
    try await eventually("two stored states") { try bench.runs().count == 2 && states() == 2 }
    sweep.signal(SIGKILL)
    _ = try await sweep.result()
    try await eventually("the end of the workers") { ProcessTable.using(bench.folder.url.path).isEmpty }
    let next = try await bench.run("sweep", "grid.yaml")
    #expect(next.exitCode == 0, "\(next.errors)")
    let runs = try bench.runs()
    #expect(runs.count == 2 && runs.allSatisfy { $0.state == .finished && $0.epochs == 400 })
    for run in runs {
      #expect(try bench.read { try $0.segments(of: run.id) }.count == 1)
      let points = try bench.read { try $0.metricHistory(run: run.id, metric: "val.loss") }
      #expect(points.map(\.epoch) == Array(1...400))
    }
  }
}
