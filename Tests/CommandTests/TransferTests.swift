import Foundation
import Testing
import Tracking

/// `cnnlab train --from`, by the command that users run.
@Suite struct TransferTests {
  private let bench: Workbench
  private let parent: RunRecord

  init() async throws {
    bench = try Workbench()
    try bench.write(
      Self.file(classes: "0, 1, 2, 3, 4", "parameters: {architecture: {value: lenet5}, epochs: {value: 1}}"),
      to: "source.yaml")
    let trained = try await bench.run("train", "source.yaml")
    try #require(trained.exitCode == 0, "\(trained.errors)")
    parent = try #require(bench.runs().first)
  }

  private static func file(classes: String, _ lines: String) -> String {
    """
    name: part
    dataset: {name: digits, select: {classes: [\(classes)]}}
    method: grid
    metric: {name: val.f1, goal: maximize}
    \(lines)

    """
  }

  private var model: String { "run:\(parent.id.short)@best" }

  @Test func aModelIsTakenToOtherClasses() async throws {
    let result = try await bench.run(
      "train", "--from", model, "--dataset", "digits", "--replace-head", "--freeze", "conv*", "--freeze",
      "fc1",
      "--set", "epochs=1", "--json")
    #expect(result.exitCode == 0, "\(result.errors)")
    let run = try result.object()
    #expect(run["architecture"] as? String == "lenet5")
    #expect((run["params"] as? [String: Any])?["freeze"] as? String == "conv*, fc1")
    let id = try #require(run["id"] as? String)
    let shown = try await bench.run("runs", "show", id, "--json").object()
    let lineage = try #require(shown["parent"] as? [String: Any])
    #expect(Set(lineage.keys) == ["reference", "run", "epoch", "seal"])
    #expect(lineage["reference"] as? String == model && lineage["run"] as? String == parent.id.description)
    #expect(lineage["epoch"] as? Int == 1)
    let text = try await bench.run("runs", "show", id)
    #expect(text.output.contains("began with") && text.output.contains(model))
    #expect(try await bench.run("runs", "show", parent.id.short, "--json").object()["parent"] is NSNull)
  }

  @Test func aFileMaySayIt() async throws {
    try bench.write(
      Self.file(
        classes: "5, 6, 7, 8, 9",
        "from: \(model)\nfreeze: 'conv*'\nunfreeze_at_epoch: 2\nreplace_head: true\n"
          + "parameters: {epochs: {value: 2}, seed: {values: [1, 2]}}"), to: "target.yaml")
    let result = try await bench.run("sweep", "target.yaml", "--jobs", "1")
    #expect(result.exitCode == 0, "\(result.errors)")
    let runs = try bench.runs().filter { $0.id != parent.id }
    #expect(runs.count == 2 && runs.allSatisfy { $0.state == .finished && $0.epochs == 2 })
    for run in runs { #expect(try bench.read { try $0.parent(of: run.id) }?.run == parent.id) }
    let evaluated = try await bench.run("evaluate", "run:\(runs[0].id.short)", "--json").object()
    #expect(
      ((evaluated["per_class"] as? [[String: Any]]) ?? []).map { $0["label"] as? String } == [
        "5", "6", "7", "8", "9",
      ])
  }

  @Test func whatDoesNotGoTogetherIsSaid() async throws {
    let before = try bench.runs().count
    expectError(
      try await bench.run("train", "--from", model, "--dataset", "digits"), 65, saying: "--replace-head",
      "5 classes")
    expectError(
      try await bench.run(
        "train", "--from", model, "--dataset", "digits", "--replace-head", "--freeze", "cnv1"), 65,
      saying: "'cnv1' names no layer", "did you mean 'conv1'?")
    expectError(
      try await bench.run("train", "--from", "run:nobody", "--dataset", "digits"), 66, saying: "nobody")
    let mixed = try await bench.run("train", "--resume", parent.id.short, "--from", model)
    #expect(mixed.exitCode == 64)
    #expect(try bench.runs().count == before)
  }
}
