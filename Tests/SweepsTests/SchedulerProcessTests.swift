import Foundation
import Sweeps
import TestSupport
import Testing
import Tracking

/// Whole sweeps with real processes: shell scripts that read orders and answer, but train nothing.
@Suite(.timeLimit(.minutes(1))) struct SchedulerProcessTests {
  private let fixture: SweepFixture

  init() throws { fixture = try SweepFixture(trials: 4) }

  /// A launcher of a script, whose processes note their numbers in the file `pids`.
  private func launcher(_ script: String) throws -> ProcessLauncher {
    let note = "echo $$ >> '\(fixture.folder.path("pids"))'"
    return ProcessLauncher(
      executable: try ShellWorker.program("\(note)\n\(script)", in: fixture.folder),
      store: fixture.store.path)
  }

  private func pids() throws -> [Int32] {
    let text = try String(contentsOfFile: fixture.folder.path("pids"), encoding: .utf8)
    return text.split(separator: "\n").compactMap { Int32($0) }
  }

  private func areAllGone() throws -> Bool { try pids().allSatisfy { kill($0, 0) != 0 && errno == ESRCH } }

  @Test func oneProcessAnswersForAllTrialsAndEndsWithTheSweep() throws {
    let launcher = try launcher("while read trial token; do echo \"result $trial 65 no data\"; done")
    let outcome = try fixture.run(launcher, jobs: 1)
    #expect(outcome.failed == 4 && outcome.end == .complete)
    #expect(try fixture.trials().allSatisfy { $0.failureReason == "exit code 65: no data" })
    #expect(try pids().count == 1 && areAllGone())
  }

  @Test func aWorkerThatWillNotEndIsKilled() throws {
    let launcher = try launcher(
      "trap '' INT TERM; while read trial token; do echo \"result $trial 65\"; done; while :; do sleep 1; done"
    )
    #expect(try fixture.run(launcher, graceSeconds: 0.2).failed == 4)
    #expect(try pids().count <= 2 && areAllGone())
  }

  @Test func answersThatNobodyAskedForChangeNothing() throws {
    let ids = try fixture.trials().map(\.id)
    let forgery = ids.map { "echo 'result \($0 + 100) 65'" }.joined(separator: "; ")
    let launcher = try launcher(
      """
      echo 'result \(ids[3]) 65 early'
      while read trial token; do \(forgery); echo \"result $trial 65 asked\"; echo \"result $trial 66 twice\"; done
      """)
    #expect(try fixture.run(launcher, jobs: 1).failed == 4)
    #expect(try fixture.trials().allSatisfy { $0.failureReason == "exit code 65: asked" && $0.attempts == 1 })
  }

  @Test func everyDeadWorkerIsReplaced() throws {
    let launcher = try launcher("read trial token; echo \"trial $trial\" >&2; kill -9 $$")
    #expect(try fixture.run(launcher, retries: 1).failed == 4)
    #expect(try pids().count == 8 && areAllGone())
    let trial = try fixture.trials()[1]
    let reason = "killed by signal 9: trial \(trial.id)"
    #expect(try fixture.store.attempts(trial: trial.id).map(\.reason) == [reason, reason])
  }
}
