import Foundation
import Testing
import Tracking

/// `cnnlab sweep` as long as nothing goes wrong.
@Suite struct SweepTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  private let pair = ExperimentText(architectures: ["softmax", "lenet5"], epochs: [2], seeds: [1, 2])

  @Test func everyCellIsTrainedOnceAndNothingTwice() async throws {
    try bench.write(pair)
    let first = try await bench.run("sweep", "grid.yaml")
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(first.output == "sweep digits-grid: 4 finished\n")
    #expect(first.errorLines.count == 4)
    #expect(first.errorLines.last?.hasPrefix("[4/4] architecture=") == true)
    for label in ["softmax seed=1", "softmax seed=2", "lenet5 seed=1", "lenet5 seed=2"] {
      #expect(first.errorLines.contains { $0.contains("] architecture=\(label): val.f1 0.") }, "\(label)")
    }
    #expect(try bench.trials().map(\.state) == Array(repeating: .finished, count: 4))
    #expect(try bench.trials().map(\.attempts) == [1, 1, 1, 1])
    #expect(try bench.runs().map(\.epochs) == [2, 2, 2, 2])

    let again = try await bench.run("sweep", "grid.yaml")
    #expect(again.exitCode == 0)
    #expect(again.output == "sweep digits-grid: 4 finished, nothing was left to do\n")
    #expect(again.errors.isEmpty)
    #expect(try bench.trials().map(\.attempts) == [1, 1, 1, 1])
    #expect(try bench.runs().count == 4)
  }

  @Test func aNewValueAddsOnlyItsCells() async throws {
    try bench.write(ExperimentText(seeds: [1, 2]))
    _ = try await bench.run("sweep", "grid.yaml")
    try bench.write(ExperimentText(seeds: [1, 2, 3]))
    let dry = try await bench.run("sweep", "grid.yaml", "--dry-run")
    #expect(dry.output.hasPrefix("3 cells: 2 finished, 1 new\n"))
    let grown = try await bench.run("sweep", "grid.yaml")
    #expect(grown.output == "sweep digits-grid: 3 finished\n")
    #expect(try bench.trials().map(\.attempts) == [1, 1, 1])
    #expect(try bench.runs().map(\.seed).sorted() == [1, 2, 3])
  }

  @Test func theOutcomeIsJSONToo() async throws {
    try bench.write(ExperimentText(seeds: [1, 2]))
    let outcome = try await bench.run("sweep", "grid.yaml", "--jobs", "1", "--json").object()
    #expect(
      Set(outcome.keys) == ["sweep", "finished", "pruned", "failed", "left", "end", "interrupted"])
    #expect(outcome["end"] as? String == "complete")
    #expect(outcome["sweep"] as? String == "digits-grid")
    #expect(outcome["finished"] as? Int == 2)
    #expect(outcome["failed"] as? Int == 0)
    #expect(outcome["left"] as? Int == 0)
    #expect(outcome["interrupted"] as? Bool == false)
  }

  @Test func aDryRunPrintsTheCellsAndWritesNothing() async throws {
    try bench.write(pair)
    let before = try bench.contents()
    let text = try await bench.run("sweep", "grid.yaml", "--dry-run")
    #expect(text.exitCode == 0)
    #expect(text.errors.isEmpty)
    let lines = text.output.split(separator: "\n")
    #expect(lines.first == "4 cells: 4 new")
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("new ") })
    #expect(lines.last?.hasSuffix("architecture=lenet5 epochs=2 learning_rate=0.005 seed=2") == true)
    #expect(try bench.contents() == before)
  }

  @Test func aDryRunIsJSONToo() async throws {
    try bench.write(pair)
    let before = try bench.contents()
    let plan = try await bench.run("sweep", "grid.yaml", "--dry-run", "--json").object()
    #expect(Set(plan.keys) == ["sweep", "limit", "cells"])
    #expect(plan["limit"] as? Int == 4)
    #expect(plan["sweep"] as? String == "digits-grid")
    let cells = try #require(plan["cells"] as? [[String: Any]])
    #expect(cells.count == 4)
    #expect(cells.allSatisfy { Set($0.keys) == ["state", "hash", "params"] })
    #expect(cells.allSatisfy { $0["state"] as? String == "new" })
    #expect(Set(cells.compactMap { $0["hash"] as? String }).count == 4)
    let params = try #require(cells.last?["params"] as? [String: Any])
    #expect(params["architecture"] as? String == "lenet5")
    #expect(params["learning_rate"] as? Double == 0.005)
    #expect(params["seed"] as? Int == 2)
    #expect(try bench.contents() == before)
  }

  @Test func anotherDatasetUnderTheSameNameIsRefused() async throws {
    try bench.write(ExperimentText())
    _ = try await bench.run("sweep", "grid.yaml")
    try bench.write(
      ExperimentText(extra: "").description.replacing("val.f1", with: "val.loss"), to: "grid.yaml")
    let refused = try await bench.run("sweep", "grid.yaml")
    expectError(refused, 65, saying: "sweep 'digits-grid' is in the store with another")
    #expect(try bench.trials().map(\.attempts) == [1])
  }
}
