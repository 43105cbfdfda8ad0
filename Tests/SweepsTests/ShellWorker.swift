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
    let path = try folder.write(Data("#!/bin/sh\n\(script)\n".utf8), to: "worker-\(UUID().uuidString)")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    let launcher = ProcessLauncher(
      executable: path, store: "a store.sqlite", arguments: arguments, environment: environment)
    let (exits, continuation) = AsyncStream<WorkerExit>.makeStream()
    self.exits = exits
    worker = try Self.launch(launcher, order) { exit in
      continuation.yield(exit)
      continuation.finish()
    }
  }

  /// Tries again while a test that forked as the script was written still holds it open for writing.
  private static func launch(
    _ launcher: ProcessLauncher, _ order: WorkerOrder, whenEnded: @escaping @Sendable (WorkerExit) -> Void
  ) throws(SweepError) -> any Worker {
    for _ in 0..<200 {
      do {
        return try launcher.launch(order, whenEnded: whenEnded)
      } catch {
        guard "\(error)".hasSuffix("Text file busy") else { throw error }
        Thread.sleep(forTimeInterval: 0.01)
      }
    }
    return try launcher.launch(order, whenEnded: whenEnded)
  }

  /// How the worker ended, once it has.
  func exit() async -> WorkerExit {
    for await exit in exits { return exit }
    return WorkerExit(.code(-1), lastLine: "the launcher never told the end")
  }
}
