import Foundation
import Sweeps
import TestSupport
import Tracking

/// A shell script in the place of `cnnlab`, started by the real launcher.
struct ShellWorker {
  let worker: any Worker
  private let exits: AsyncStream<WorkerExit>

  static let order = WorkerOrder(
    lease: TrialLease(trialID: 7, token: "t-1", expiresAt: .distantFuture), threads: 3, sharesMachine: true)

  init(
    _ script: String, in folder: TemporaryFolder, order: WorkerOrder = order, arguments: [String] = [],
    environment: [String: String]? = nil
  ) throws {
    let path = try Self.program(script, in: folder)
    let launcher = ProcessLauncher(
      executable: path, store: "a store.sqlite", arguments: arguments, environment: environment)
    let (exits, continuation) = AsyncStream<WorkerExit>.makeStream()
    self.exits = exits
    worker = try launcher.launch(order) { exit in
      continuation.yield(exit)
      continuation.finish()
    }
  }

  /// An executable file that a process of its own has written.
  ///
  /// A test that forks while this process writes a file holds it open for as long as its child lives, and Linux refuses
  /// to execute a file that is open for writing.
  private static func program(_ script: String, in folder: TemporaryFolder) throws -> String {
    let name = "worker-\(UUID().uuidString)"
    let text = try folder.write(Data("#!/bin/sh\n\(script)\n".utf8), to: "\(name).sh")
    let install = Process()
    install.executableURL = URL(filePath: "/usr/bin/install")
    install.arguments = ["-m", "755", text, folder.path(name)]
    try install.run()
    install.waitUntilExit()
    return folder.path(name)
  }

  /// How the worker ended, once it has.
  func exit() async -> WorkerExit {
    for await exit in exits { return exit }
    return WorkerExit(.code(-1), lastLine: "the launcher never told the end")
  }
}
