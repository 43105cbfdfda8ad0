import Foundation
import Sweeps
import TestSupport
import Testing
import Tracking

/// Real processes: a shell script stands in for `cnnlab`.
@Suite struct ProcessLauncherTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func start(
    _ script: String, settings: WorkerSettings = ShellWorker.settings, arguments: [String] = [],
    environment: [String: String]? = nil
  ) throws -> ShellWorker {
    try ShellWorker(
      script, in: folder, settings: settings, arguments: arguments, environment: environment)
  }

  @Test(arguments: [
    ("exit 0", WorkerExit(.code(0))),
    ("exit 3", WorkerExit(.code(3))),
    ("exit 255", WorkerExit(.code(255))),
    ("kill -9 $$", WorkerExit(.signal(9))),
    ("kill -SEGV $$", WorkerExit(.signal(11))),
    (
      "echo one >&2; echo 'bad  data' >&2; echo ' ' >&2; exit 65",
      WorkerExit(.code(65), lastLine: "bad  data")
    ),
    ("printf 'a\\033[1mb\\r\\n' >&2; kill -9 $$", WorkerExit(.signal(9), lastLine: "a [1mb")),
  ])
  func exitCodesSignalsAndLastWordsAreTold(script: String, expected: WorkerExit) async throws {
    #expect(try await start(script).exit().withoutLog == expected)
  }

  @Test func theCommandLineNamesTheStore() async throws {
    let exit = try await start("echo \"$#\" \"$@\" >&2", arguments: ["--data", "a b"]).exit()
    #expect(exit.lastLine == "5 worker --store a store.sqlite --data a b")
  }

  @Test func threadsAreDividedByTheEnvironment() async throws {
    let script = "echo \"$OMP_NUM_THREADS $OMP_WAIT_POLICY $KEPT\" >&2"
    #expect(try await start(script, environment: ["KEPT": "yes"]).exit().lastLine == "3 PASSIVE yes")
    let alone = WorkerSettings(threads: 2, sharesMachine: false)
    #expect(try await start(script, settings: alone, environment: [:]).exit().lastLine == "2  ")
  }

  @Test func standardInputStaysOpenAndEmptyWhileTheWorkerLives() async throws {
    // The background reader would report the end of input at once if it came.
    let script = "exec 3<&0; (read line <&3 || echo 'input ended' >&2) & sleep 0.2; kill $!; exit 4"
    #expect(try await start(script).exit() == WorkerExit(.code(4)))
  }

  @Test func standardInputEndsWhenTheSchedulerDies() async throws {
    // A shell plays the scheduler: it holds the write end of the pipe that its child reads, and is killed.
    let script = """
      mkfifo '\(folder.path("pipe"))'
      sh -c 'exec 3>"\(folder.path("pipe"))"; kill -9 $$' &
      read line <'\(folder.path("pipe"))' || echo 'input ended' >&2
      """
    #expect(try await start(script).exit().lastLine == "input ended")
  }

  /// Starts a script that says when it is ready to be interrupted.
  private func startUntilReady(_ trap: String) async throws -> ShellWorker {
    let sign = folder.path("ready")
    let shell = try start("\(trap); : > '\(sign)'; while :; do sleep 0.01; done")
    while !FileManager.default.fileExists(atPath: sign) { try await Task.sleep(for: .milliseconds(5)) }
    return shell
  }

  @Test func anInterruptIsASignalThatAWorkerCanHandle() async throws {
    let shell = try await startUntilReady("trap 'echo stopping >&2; exit 130' INT")
    shell.worker.interrupt()
    #expect(await shell.exit().withoutLog == WorkerExit(.code(130), lastLine: "stopping"))
  }

  @Test func aWorkerThatWillNotStopIsKilled() async throws {
    let shell = try await startUntilReady("trap '' INT")
    shell.worker.interrupt()
    shell.worker.kill()
    #expect(await shell.exit().cause == .signal(9))
    shell.worker.kill()
  }

  @Test func anIgnoredInterruptIsNotInherited() async throws {
    let previous = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, previous) }
    #expect(try await start("kill -INT $$; exit 5").exit() == WorkerExit(.signal(2)))
  }

  @Test func aGrandchildThatHoldsStandardErrorDoesNotHideTheEnd() async throws {
    let started = ContinuousClock.now
    #expect(
      try await start("sleep 20 & echo done >&2; exit 6").exit().withoutLog
        == WorkerExit(.code(6), lastLine: "done"))
    #expect(ContinuousClock.now - started < .seconds(15))
  }

  @Test func onlyTheEndOfALongStandardErrorIsKept() async throws {
    let exit = try await start("i=0; while [ $i -lt 20000 ]; do echo \"line $i\" >&2; i=$((i+1)); done")
      .exit()
    #expect(exit.lastLine == "line 19999")
    let longLine = try await start("head -c 1000000 /dev/zero | tr '\\0' x >&2").exit()
    #expect(longLine.lastLine == String(repeating: "x", count: 400))
  }

  @Test func aMissingProgramIsALaunchError() throws {
    let launcher = ProcessLauncher(executable: folder.path("missing"), store: "s")
    #expect(throws: SweepError.launchFailed("\(folder.path("missing")): No such file or directory")) {
      try launcher.launch(ShellWorker.settings) { _ in }
    }
  }
}
