import Foundation
import Testing
import Tracking

/// `cnnlab sweep` by other methods than a grid, within bounds, and watched.
@Suite(.serialized) struct SearchTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  private func search(_ keys: String, epochs: Int = 2) -> String {
    """
    name: search
    dataset: {name: digits}
    \(keys)
    metric: {name: val.f1, goal: maximize}
    parameters:
      architecture: {value: softmax}
      optimizer: {values: [adam, sgd]}
      learning_rate: {distribution: log_uniform_values, min: 1e-4, max: 1e-1}
      momentum: {min: 0.5, max: 0.9, when: {optimizer: sgd}}
      epochs: {value: \(epochs)}
    """
  }

  @Test(arguments: ["random", "sobol", "tpe"])
  func theCellsAreTheSameHoweverManyWorkers(_ method: String) async throws {
    var hashes: [[String]] = []
    for jobs in ["1", "3"] {
      let bench = try Workbench()
      try bench.write(search("method: \(method)\nrun_cap: 14\nseed: 5"), to: "search.yaml")
      let result = try await bench.run("sweep", "search.yaml", "--jobs", jobs)
      #expect(result.output == "sweep search: 14 finished\n", "\(result.errors)")
      #expect(result.errorLines.last?.hasPrefix("[14/14] ") == true)
      let trials = try bench.trials()
      #expect(
        trials.allSatisfy { ($0.params["momentum"] != nil) == ($0.params["optimizer"] == .text("sgd")) })
      hashes.append(trials.map(\.cellHash))
      let again = try await bench.run("sweep", "search.yaml")
      #expect(again.output == "sweep search: 14 finished, nothing was left to do\n")
    }
    #expect(hashes[0] == hashes[1])
  }

  @Test func aSearchWithoutAnEndNeedsABudget() async throws {
    try bench.write(search("method: random", epochs: 20), to: "search.yaml")
    let endless = try await bench.run("sweep", "search.yaml")
    #expect(endless.exitCode == 64 && endless.errors.contains("run_cap, or --budget"))
    let dry = try await bench.run("sweep", "search.yaml", "--dry-run")
    #expect(dry.output.hasPrefix("1 cells: 1 new; more as long as the budget lasts\n"))
    let result = try await bench.run("sweep", "search.yaml", "--budget", "2s", "--jobs", "2")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.contains("the budget is spent"))
    #expect(try bench.runs(in: [.finished]).count >= 2)
    #expect(try bench.runs(in: [.running]).isEmpty)
    for wrong in ["2", "h", "-1h", "0s", "2x"] {
      #expect(try await bench.run("sweep", "search.yaml", "--budget=\(wrong)").exitCode == 64)
    }
  }

  @Test func aBudgetEndsALongTrialThatLaterGoesOn() async throws {
    try bench.write(ExperimentText(epochs: [600]))
    let first = try await bench.run("sweep", "grid.yaml", "--budget", "1s")
    #expect(first.exitCode == 0)
    #expect(first.output.contains("0 finished, the budget is spent, 1 left"))
    #expect(try bench.runs().map(\.state) == [.interrupted])
    let second = try await bench.run("sweep", "grid.yaml", "--json").object()
    #expect(second["end"] as? String == "complete")
    #expect(try bench.runs().map(\.epochs) == [600])
  }

  @Test func aSweepGoneBadIsGivenUp() async throws {
    // Such steps make weights that are not finite.
    let bad = """
      name: bad
      dataset: {name: digits}
      method: grid
      max_failed: 2
      metric: {name: val.f1, goal: maximize}
      parameters:
        architecture: {value: tutorial-cnn}
        optimizer: {value: sgd}
        learning_rate: {value: 1000}
        seed: {values: [1, 2, 3, 4, 5, 6]}
        epochs: {value: 2}
      """
    try bench.write(bad, to: "bad.yaml")
    let result = try await bench.run("sweep", "bad.yaml", "--jobs", "1")
    #expect(result.exitCode == 70)
    #expect(result.output.contains("2 failed, given up as max_failed says"))
    let trials = try bench.trials()
    #expect(trials.count { $0.state == .failed } == 2 && trials.contains { $0.state == .queued })
  }

  @Test func earlyTerminationPausesPromotesAndPrunes() async throws {
    try bench.write(
      ExperimentText(
        architectures: ["softmax"], epochs: [9], seeds: Array(1...9),
        extra: "early_terminate: {type: asha, min_iter: 1, eta: 3}"))
    let result = try await bench.run("sweep", "grid.yaml", "--jobs", "2")
    #expect(result.exitCode == 0, "\(result.errors)")
    let trials = try bench.trials()
    #expect(trials.allSatisfy { $0.state == .finished || $0.state == .pruned })
    let finished = trials.count { $0.state == .finished }
    #expect((1...3).contains(finished))
    #expect(result.output == "sweep digits-grid: \(finished) finished, \(9 - finished) pruned\n")
    #expect(try bench.runs().count == 9)
    #expect(try bench.rows("SELECT run FROM trainingState").isEmpty)
    let report = try await bench.run("report", "--sweep", "digits-grid")
    #expect(report.output.contains("not promoted before the sweep was over"))
  }

  @Test func aSweepIsWatchedFromAnotherProcess() async throws {
    try bench.write(ExperimentText(epochs: [300], seeds: [1, 2, 3]))
    let sweep = try bench.start("sweep", "grid.yaml", "--jobs", "1")
    try await eventually("a run under way") { try bench.runs(in: [.running]).count == 1 }
    let watch = try await bench.run("sweep", "watch", "digits-grid")
    #expect(watch.exitCode == 0)
    #expect(watch.output == "sweep digits-grid: 3 of 3 done\n")
    #expect(watch.errorLines.last?.hasPrefix("[3/3] ") == true)
    #expect(try await sweep.result().exitCode == 0)
    let unknown = try await bench.run("sweep", "watch", "digits-gird")
    expectError(unknown, 66, saying: "did you mean 'digits-grid'?")
  }
}
