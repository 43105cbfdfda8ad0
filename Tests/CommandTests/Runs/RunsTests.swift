import Foundation
import Testing
import Tracking

/// `cnnlab runs list`, `show`, `tag` and `delete`.
@Suite(.serialized) struct RunsTests {
  private let bench: Workbench

  init() async throws {
    bench = try Workbench()
    try bench.write(ExperimentText(epochs: [2], seeds: [1, 2]))
    let sweep = try await bench.run("sweep", "grid.yaml")
    try #require(sweep.exitCode == 0, "\(sweep.errors)")
  }

  @Test func listsTheRuns() async throws {
    let names = try bench.runs().map(\.name)
    let list = try await bench.run("runs", "list", "--sweep", "digits-grid")
    #expect(list.exitCode == 0 && list.errors.isEmpty)
    let lines = list.output.split(separator: "\n")
    #expect(lines.count == 3 && lines[0].hasPrefix("run "))
    #expect(zip(lines.dropFirst(), names).allSatisfy { $0.hasPrefix($1) && $0.contains("finished") })
    let json = try await bench.run("runs", "list", "--json").objects()
    #expect(json.compactMap { $0["name"] as? String } == names)
    let chosen = try await bench.run("runs", "list", "--where", "seed = 2", "--json").objects()
    #expect(chosen.map { $0["seed"] as? Int } == [2])
    #expect(try await bench.run("runs", "list", "--experiment", "none", "--json").objects().isEmpty)
    expectError(try await bench.run("runs", "list", "--sweep", "digit-grid"), 66, saying: "'digits-grid'?")
  }

  @Test func showsARun() async throws {
    let run = try #require(bench.runs().first)
    let text = try await bench.run("runs", "show", run.id.short)
    #expect(text.exitCode == 0, "\(text.errors)")
    for expected in [
      run.id.description, "state         finished", "softmax", "digits", "val.f1", "best",
      run.environment.host,
    ] {
      #expect(text.output.contains(expected), "\(expected)")
    }
    let json = try await bench.run("runs", "show", run.name, "--json").object()
    #expect(json["epochs"] as? Int == 2)
    let environment = try #require(json["environment"] as? [String: Any])
    #expect(environment["tool_version"] as? String == Tool.version)
    let checkpoints = try #require(json["checkpoints"] as? [[String: Any]])
    #expect(checkpoints.contains { ($0["tags"] as? [String])?.contains("last") == true })
    #expect(json["peak_memory_bytes"] is Int && json["cpu_seconds"] is Double)
    let log = try await bench.run("runs", "show", run.name, "--log").output
    #expect(log.hasPrefix("epoch 1/2") && log.split(separator: "\n").count == 2, "\(log)")
    #expect(try await bench.run("runs", "show", run.name, "--log", "--json").exitCode == 64)
  }

  @Test func tagsARun() async throws {
    let run = try #require(bench.runs().first)
    #expect(try await bench.run("runs", "tag", run.name, "paper", "baseline").exitCode == 0)
    #expect(try await bench.run("runs", "tag", run.name, "paper", "--remove").exitCode == 0)
    #expect(try bench.runs().map(\.tags) == [["baseline"], []])
    #expect(try await bench.run("runs", "tag", run.name, "a,b").exitCode == 64)
  }

  @Test func deletesRunsButNotThoseThatGoOn() async throws {
    let runs = try bench.runs()
    let id = try await bench.run("runs", "start").output.trimmingCharacters(in: .newlines)
    expectError(
      try await bench.run("runs", "delete", runs[0].name, id), 64, saying: "still running", "--force")
    #expect(try bench.runs().count == 3)
    let deleted = try await bench.run("runs", "delete", runs[0].name, id, "--force", "--json").object()
    #expect(deleted["runs"] as? Int == 2)
    #expect(deleted["tensors"] as? Int ?? 0 > 0 && deleted["bytes"] as? Int ?? 0 > 0)
    #expect(try bench.runs().map(\.id) == [runs[1].id])
    let text = try await bench.run("runs", "delete", runs[1].name)
    #expect(text.output.hasPrefix("deleted 1 runs, ") && text.output.contains("are free"))
    #expect(try bench.integrity() == "ok")
  }
}
