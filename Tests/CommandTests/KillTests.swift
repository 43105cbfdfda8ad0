import Foundation
import TestSupport
import Testing
import Tracking

/// Sweeps whose processes die or are stopped, and sweeps that share their work.
@Suite(.serialized) struct KillTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  /// Waits until some runs have recorded their first epoch.
  private func training(_ count: Int) async throws {
    try await eventually("\(count) runs to be under way") {
      try bench.runs(in: [.running]).count { !$0.metrics.isEmpty } >= count
    }
  }

  private func expectAllEnded() async throws {
    try await eventually("the end of all processes") { ProcessTable.using(bench.folder.url.path).isEmpty }
  }

  @Test func killedWorkersAreReplaced() async throws {
    try bench.write(ExperimentText(epochs: [100], seeds: [1, 2, 3]))
    let sweep = try bench.start("sweep", "grid.yaml", "--jobs", "2")
    try await training(2)
    let workers = ProcessTable.children(of: sweep.pid)
    #expect(workers.count == 2)
    for worker in workers { kill(worker, SIGKILL) }
    let result = try await sweep.result()
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output == "sweep digits-grid: 3 finished\n")
    #expect(result.errors.contains("killed by signal 9"))
    #expect(try bench.trials().map(\.state) == [.finished, .finished, .finished])
    let attempts = try bench.attempts()
    #expect(attempts.count { $0.outcome == .finished } == 3)
    let killed = attempts.filter { $0.outcome != .finished }
    #expect(killed.map(\.reason) == ["killed by signal 9", "killed by signal 9"])
    // A run goes on from what its killed worker had stored.
    let runs = try bench.runs()
    #expect(runs.map(\.state) == [.finished, .finished, .finished] && runs.allSatisfy { $0.epochs == 100 })
    let segments = try bench.read { store in try runs.flatMap { try store.segments(of: $0.id) } }
    #expect(segments.map(\.endOfPreviousReason) == killed.map(\.reason))
    #expect(try bench.integrity() == "ok")
  }

  @Test func aWorkerThatDiesEachTimeIsGivenUp() async throws {
    try bench.write(ExperimentText(epochs: [100_000]))
    let sweep = try bench.start("sweep", "grid.yaml", "--jobs", "1", "--retries", "1")
    for _ in 1...2 {
      try await training(1)
      for worker in ProcessTable.children(of: sweep.pid) { kill(worker, SIGKILL) }
      try await eventually("the death to be noticed") { try bench.runs(in: [.running]).isEmpty }
    }
    let result = try await sweep.result()
    #expect(result.exitCode == 70)
    #expect(result.output == "sweep digits-grid: 0 finished, 1 failed\n")
    #expect(try bench.trials().map(\.state) == [.failed])
    #expect(try bench.trials().map(\.attempts) == [2])
    #expect(try bench.integrity() == "ok")
  }

  @Test func aKilledSweepIsFinishedByTheNext() async throws {
    try bench.write(ExperimentText(epochs: [1, 100], seeds: [1, 2]))
    let sweep = try bench.start("sweep", "grid.yaml", "--jobs", "2")
    try await eventually("two short cells done and two long ones under way") {
      try bench.runs(in: [.finished]).count == 2
        && bench.runs(in: [.running]).count { !$0.metrics.isEmpty } == 2
    }
    sweep.signal(SIGKILL)
    #expect(try await sweep.result().exitCode == nil)
    try await expectAllEnded()
    #expect(try bench.runs(in: [.finished]).map(\.epochs) == [1, 1])
    #expect(try bench.integrity() == "ok")

    let next = try await bench.run("sweep", "grid.yaml")
    #expect(next.exitCode == 0, "\(next.errors)")
    #expect(next.output == "sweep digits-grid: 4 finished\n")
    #expect(try bench.trials().map(\.state) == Array(repeating: .finished, count: 4))
    #expect(try bench.trials().map(\.attempts) == [1, 1, 2, 2])
    #expect(try bench.runs(in: [.running]).isEmpty)
    #expect(try bench.runs(in: [.finished]).count == 4)
  }

  @Test func anInterruptedSweepLeavesItsTrialsQueued() async throws {
    try bench.write(ExperimentText(epochs: [100_000], seeds: [1, 2, 3]))
    let sweep = try bench.start("sweep", "grid.yaml", "--jobs", "2")
    try await training(2)
    sweep.signal(SIGINT)
    let result = try await sweep.result()
    #expect(result.exitCode == 130)
    #expect(result.output.contains("3 left; the same command goes on with them"))
    #expect(try bench.trials().map(\.state) == [.queued, .queued, .queued])
    #expect(try bench.runs().map(\.state) == [.interrupted, .interrupted])
    #expect(try bench.attempts().map(\.outcome) == [.interrupted, .interrupted])
    #expect(try bench.rows("SELECT run FROM trainingState").count == 2)
    try await expectAllEnded()
    #expect(try bench.integrity() == "ok")
  }

  @Test func anInterruptedTrainingKeepsItsLastCheckpoint() async throws {
    let training = try bench.start(
      "train", "--architecture", "softmax", "--dataset", "digits", "--set", "epochs=100000")
    try await self.training(1)
    training.signal(SIGINT)
    #expect(try await training.result().exitCode == 130)
    let run = try #require(bench.runs().first)
    #expect(run.state == .interrupted)
    #expect(run.failureReason?.isEmpty == false)
    #expect(try await bench.run("evaluate", "run:\(run.id)@last").exitCode == 0)
    let report = try await bench.run("report")
    #expect(report.exitCode == 0)
    #expect(report.output.contains("interrupted"))
  }

  @Test func twoSweepsShareTheWork() async throws {
    try bench.write(ExperimentText(epochs: [20], seeds: Array(1...6)))
    let sweeps = try [
      bench.start("sweep", "grid.yaml", "--jobs", "1"), bench.start("sweep", "grid.yaml", "--jobs", "1"),
    ]
    for sweep in sweeps {
      let result = try await sweep.result()
      #expect(result.exitCode == 0, "\(result.errors)")
      #expect(result.output.hasPrefix("sweep digits-grid: 6 finished"))
    }
    #expect(try bench.trials().map(\.state) == Array(repeating: .finished, count: 6))
    #expect(try bench.trials().map(\.attempts) == Array(repeating: 1, count: 6))
    #expect(try bench.runs().map(\.seed).sorted() == Array(1...6))
    #expect(Set(try bench.attempts().map(\.owner.pid)) == Set(sweeps.map(\.pid)))
    #expect(try bench.integrity() == "ok")
  }
}
