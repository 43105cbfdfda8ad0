import Foundation
import TestSupport
import Testing

/// `cnnlab report` on a small sweep.
@Suite(.serialized) struct ReportTests {
  private let bench: Workbench

  init() async throws {
    bench = try Workbench()
    try bench.write(ExperimentText(epochs: [1, 4], seeds: [1, 2]))
    let sweep = try await bench.run("sweep", "grid.yaml")
    try #require(sweep.exitCode == 0, "\(sweep.errors)")
  }

  private static let runKeys: Set<String> = [
    "id", "name", "experiment", "state", "failure_reason", "tags", "params", "architecture", "dataset",
    "seed",
    "epochs", "best_epoch", "metrics", "duration_seconds", "samples_per_second",
  ]

  @Test func tableGroupsSeedsAndFoldsWhatIsConstant() async throws {
    let table = try await bench.run("report", "grid.yaml")
    #expect(table.exitCode == 0)
    #expect(table.errors.isEmpty)
    let lines = table.output.split(separator: "\n")
    // Two seeds are hardly enough to tell the rows apart; where they are not, a line says so.
    #expect(lines.count == (table.output.contains("≈ cannot be told apart") ? 5 : 4))
    #expect(lines[0].hasPrefix("experiment digits-grid · dataset digits · architecture softmax"))
    #expect(lines[0].contains("learning_rate 0.005"))
    #expect(lines[1].hasPrefix("epochs"))
    // More epochs are better, and the best comes first; each row stands for two seeds.
    #expect(lines[2].split(separator: " ").prefix(2) == ["4", "2"])
    #expect(lines[3].split(separator: " ").prefix(2) == ["1", "2"])
    #expect(lines[2].contains(" ± "))
    let named = try await bench.run("report", "--sweep", "digits-grid")
    #expect(named.output == table.output)
  }

  @Test func csvHasOneLineARow() async throws {
    let csv = try await bench.run("report", "--format", "csv", "--group-by", "none")
    #expect(csv.exitCode == 0)
    let rows = csv.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows.count == 5)
    #expect(Set(rows.map(\.count)).count == 1)
    let metric = try #require(rows[0].firstIndex(of: "val.f1"))
    let values = rows.dropFirst().compactMap { Double($0[metric]) }
    #expect(values.count == 4)
    #expect(values == values.sorted(by: >))
  }

  @Test func jsonHasTheDocumentedKeys() async throws {
    let json = try await bench.run("report", "--format", "json")
    #expect(json.exitCode == 0)
    let runs = try json.objects()
    #expect(runs.count == 4)
    for run in runs {
      #expect(Set(run.keys) == Self.runKeys)
      let metrics = try #require(run["metrics"] as? [String: [String: Any]])
      #expect(metrics.values.allSatisfy { Set($0.keys) == ["last", "best", "best_epoch"] })
      #expect(metrics["val.f1"]?["best"] is Double)
      #expect(run["experiment"] as? String == "digits-grid")
      #expect(run["state"] as? String == "finished")
    }
    #expect(runs.first?["epochs"] as? Int == 4)
  }

  @Test func markdownIsATable() async throws {
    let markdown = try await bench.run("report", "--format", "markdown", "--output", "report.md")
    #expect(markdown.exitCode == 0)
    #expect(markdown.output.isEmpty)
    let text = try String(contentsOfFile: bench.folder.path("report.md"), encoding: .utf8)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(rows.count == 4)
    #expect(rows[1].hasPrefix("| ---"))
    #expect(Set(rows.map { $0.count { $0 == "|" } }).count == 1)
  }

  @Test func rowsAreChosenAndSorted() async throws {
    let arguments = ["--columns", "seed,epochs", "--group-by", "none", "--format", "csv"]
    func rows(_ more: String...) async throws -> [Substring] {
      let result = try await bench.run(["report"] + arguments + more)
      #expect(result.exitCode == 0, "\(result.errors)")
      return result.output.split(separator: "\n")
    }
    #expect(try await rows().first == "seed,epochs")
    #expect(try await rows("--sort", "seed").dropFirst().map(\.first) == ["1", "1", "2", "2"])
    #expect(try await rows("--sort", "-seed").dropFirst().map(\.first) == ["2", "2", "1", "1"])
    #expect(try await rows("--sort", "-epochs", "--top", "2").dropFirst().map(\.last) == ["4", "4"])
  }

  @Test func whatDoesNotExistIsAnsweredWithTheNearest() async throws {
    let before = try bench.contents()
    expectError(
      try await bench.run("report", "--columns", "seed,val.f0"), 66, saying: "'val.f0'", "'val.f1'?")
    expectError(try await bench.run("report", "--sort", "-epoch"), 66, saying: "'epoch'", "'epochs'?")
    expectError(
      try await bench.run("report", "--sweep", "digit-grid"), 66, saying: "'digit-grid'", "'digits-grid'?")
    expectError(
      try await bench.run("report", "--store", "none.sqlite"), 66, saying: "none.sqlite", "found no file")
    #expect(try bench.contents() == before)
  }
}
