import Foundation
import Sweeps
import Synchronization
import TestSupport
import Testing

/// Real processes that get one order after another.
@Suite(.timeLimit(.minutes(1))) struct PersistentWorkerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A script that answers each order; `$trial` and `$token` are what it was told.
  private func serve(_ answer: String, memoryKills: MemoryKills = .system) throws -> ShellWorker {
    try ShellWorker(
      "while read trial token; do \(answer); done; echo bye >&2; exit 9", in: folder, memoryKills: memoryKills
    )
  }

  @Test func oneWorkerAnswersManyOrdersAndEndsWhenItIsDismissed() async throws {
    let shell = try serve("echo \"result $trial 65 $token is bad\"")
    for trial in [7, 8, 9] as [Int64] {
      #expect(shell.start(trial))
      #expect(
        await shell.event() == .trialEnded(trial, WorkerExit(.code(65), lastLine: "t-\(trial) is bad")))
    }
    shell.worker.dismiss()
    #expect(await shell.exit().withoutLog == WorkerExit(.code(9), lastLine: "bye"))
    #expect(await shell.event() == nil)
    #expect(!shell.start(10))
    shell.worker.interrupt()
    shell.worker.kill()
    shell.worker.dismiss()
  }

  @Test func garbageBetweenResultsIsLeftOut() async throws {
    let garbage = "echo; echo result; printf 'ab\\000\\377\\n'; echo \"result $trial\"; echo \"result x 0\""
    let shell = try serve("\(garbage); printf 'resu'; sleep 0.02; echo \"lt $trial 0\"")
    for trial in [1, 2] as [Int64] {
      shell.start(trial)
      #expect(await shell.event() == .trialEnded(trial, WorkerExit(.code(0))))
    }
  }

  @Test func giantLinesAreLeftOutAndTheWorkerLivesOn() async throws {
    let shell = try serve("head -c 3000000 /dev/zero | tr '\\0' x; echo; echo \"result $trial 0\"")
    shell.start(1)
    #expect(await shell.event() == .trialEnded(1, WorkerExit(.code(0))))
    let reason = try serve("echo \"result $trial 70 $(head -c 2000 /dev/zero | tr '\\0' x)\"")
    reason.start(1)
    #expect(
      await reason.event()
        == .trialEnded(1, WorkerExit(.code(70), lastLine: String(repeating: "x", count: 400))))
  }

  @Test func whatIsWrittenDuringATrialIsToldWithItAndNotWithTheNext() async throws {
    let shell = try serve("[ $trial = 2 ] || echo \"fault $trial\" >&2; echo \"result $trial 70\"")
    for trial in [1, 2, 3] as [Int64] {
      shell.start(trial)
      let log = trial == 2 ? nil : "fault \(trial)\n"
      let exit = WorkerExit(.code(70), lastLine: log.map { _ in "fault \(trial)" }, log: log)
      #expect(await shell.event() == .trialEnded(trial, exit))
    }
  }

  @Test func aWorkerThatDiesDuringATrialTellsOnlyItsOwnEnd() async throws {
    let shell = try serve("echo dying >&2; kill -9 $$")
    #expect(shell.start(1))
    #expect(
      await shell.event() == .workerEnded(WorkerExit(.signal(9), lastLine: "dying", log: "dying\n")))
    #expect(await shell.event() == nil)
  }

  @Test func aWorkerThatDiedBetweenOrdersTakesNoMore() async throws {
    let shell = try serve("echo \"result $trial 0\"; exit 3")
    shell.start(1)
    #expect(await shell.event() == .trialEnded(1, WorkerExit(.code(0))))
    #expect(await shell.exit().cause == .code(3))
    #expect(!shell.start(2))
  }

  @Test func aWorkerThatClosedItsInputTakesNoMore() async throws {
    let shell = try ShellWorker("exec <&-; echo 'result 0 0'; sleep 20", in: folder)
    #expect(await shell.event() == .trialEnded(0, WorkerExit(.code(0))))
    #expect(!shell.start(1))
    shell.worker.dismiss()
    shell.worker.kill()
    #expect(await shell.exit().cause == .signal(9))
  }

  @Test(arguments: [(kills: 1, cause: WorkerExit.Cause.outOfMemory), (kills: 0, cause: .signal(9))])
  func aKillForWantOfMemoryIsKnownByTheKernelsCount(kills: Int, cause: WorkerExit.Cause) async throws {
    let count = Mutex(3)
    let isCounted = folder.path("counted")
    let shell = try serve(
      "echo 'result 0 0'; while [ ! -e '\(isCounted)' ]; do sleep 0.01; done; kill -9 $$",
      memoryKills: MemoryKills { count.withLock { $0 } })
    shell.start(0)
    _ = await shell.event()
    count.withLock { $0 += kills }
    try folder.write(Data(), to: "counted")
    #expect(await shell.exit().cause == cause)
  }

  @Test func aKillOfOursIsNoWantOfMemory() async throws {
    let count = Mutex(0)
    let shell = try serve(
      "sleep 20",
      memoryKills: MemoryKills {
        count.withLock {
          $0 += 1; return $0
        }
      })
    shell.start(0)
    shell.worker.kill()
    #expect(await shell.exit().cause == .signal(9))
  }
}
