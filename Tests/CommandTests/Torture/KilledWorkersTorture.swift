import Foundation
import Testing
import Tracking

/// A sweep whose workers are killed at random all the while.
@Suite(.enabled(if: Torture.isAskedFor, Torture.comment), .serialized)
struct KilledWorkersTorture {
  private static let cells = 1000
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  @Test func eachCellIsFinishedExactlyOnce() async throws {
    try bench.write(ExperimentText(epochs: [20], seeds: Array(1...Self.cells)))
    let sweep = try bench.start("sweep", "grid.yaml", "--jobs", "32", "--retries", "100")
    var kills = 0
    let start = ContinuousClock.now
    while sweep.isRunning {
      try await Task.sleep(for: .seconds(1))
      guard let worker = ProcessTable.children(of: sweep.pid).randomElement() else { continue }
      if kill(worker, SIGKILL) == 0 { kills += 1 }
    }
    let result = try await sweep.result()
    #expect(result.exitCode == 0, "\(result.errors.suffix(2000))")
    #expect(result.output == "sweep digits-grid: \(Self.cells) finished\n")
    let trials = try bench.trials()
    #expect(trials.count == Self.cells && trials.allSatisfy { $0.state == .finished })
    let finished = try bench.runs(in: [.finished])
    #expect(finished.count == Self.cells)
    #expect(Set(finished.compactMap(\.trial)).count == Self.cells)
    #expect(Set(finished.map(\.seed)) == Set((1...Self.cells).map(Int64.init)))
    #expect(try bench.runs(in: [.running]).isEmpty)
    #expect(try bench.integrity() == "ok")
    let reasons = try bench.attempts().compactMap(\.reason)
    #expect(reasons.allSatisfy { $0.contains("killed by signal 9") }, "\(Set(reasons))")
    #expect(!result.errors.contains("locked"))
    print("\(kills) workers killed in \(ContinuousClock.now - start), \(reasons.count) attempts cut short")
  }
}
