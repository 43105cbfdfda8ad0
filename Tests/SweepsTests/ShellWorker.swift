import Foundation
import Sweeps
import TestSupport
import Tracking

/// A shell script in the place of `cnnlab`, started by the real launcher.
struct ShellWorker {
  let worker: any Worker
  private let events: AsyncStream<WorkerEvent>

  static let settings = WorkerSettings(threads: 3, sharesMachine: true)

  init(
    _ script: String, in folder: TemporaryFolder, settings: WorkerSettings = settings,
    arguments: [String] = [],
    environment: [String: String]? = nil, memoryKills: MemoryKills = .system
  ) throws {
    let path = try Self.program(script, in: folder)
    let launcher = ProcessLauncher(
      executable: path, store: "a store.sqlite", arguments: arguments, environment: environment,
      memoryKills: memoryKills)
    let (events, continuation) = AsyncStream<WorkerEvent>.makeStream()
    self.events = events
    worker = try launcher.launch(settings) { event in
      continuation.yield(event)
      if case .workerEnded = event { continuation.finish() }
    }
  }

  /// An executable file that a process of its own has written.
  ///
  /// A test that forks while this process writes a file holds it open for as long as its child lives, and Linux refuses
  /// to execute a file that is open for writing.
  static func program(_ script: String, in folder: TemporaryFolder) throws -> String {
    let name = "worker-\(UUID().uuidString)"
    let text = try folder.write(Data("#!/bin/sh\n\(script)\n".utf8), to: "\(name).sh")
    let install = Process()
    install.executableURL = URL(filePath: "/usr/bin/install")
    install.arguments = ["-m", "755", text, folder.path(name)]
    try install.run()
    install.waitUntilExit()
    return folder.path(name)
  }

  /// Gives it a trial of this number.
  @discardableResult
  func start(_ trial: Int64) -> Bool {
    worker.start(WorkerOrder(TrialLease(trialID: trial, token: "t-\(trial)", expiresAt: .distantFuture)))
  }

  /// The next event; nil after the last one.
  func event() async -> WorkerEvent? {
    for await event in events { return event }
    return nil
  }

  /// How the worker ended, once it has.
  func exit() async -> WorkerExit {
    for await event in events { if case .workerEnded(let exit) = event { return exit } }
    return WorkerExit(.code(-1), lastLine: "the launcher never told the end")
  }
}

extension WorkerExit {
  /// The same end without what was written at length.
  var withoutLog: WorkerExit { WorkerExit(cause, lastLine: lastLine) }
}
