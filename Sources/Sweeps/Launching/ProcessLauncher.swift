import Foundation

/// Starts each worker as a process of this machine: `cnnlab worker --store P`.
///
/// Orders go to its standard input, results come from its standard output. The input ends when the process of the
/// scheduler does, however that ends: the sign to stop.
public struct ProcessLauncher: Launcher {
  private let executable: String
  private let store: String
  private let arguments: [String]
  private let environment: [String: String]
  private let memoryKills: MemoryKills

  /// A launcher of workers for one store.
  ///
  /// - Parameters:
  ///   - executable: the path of `cnnlab`.
  ///   - store: the path of the store.
  ///   - arguments: what follows on the command line, such as `--data PATH`.
  ///   - environment: what the workers inherit; nil for what this process has.
  public init(
    executable: String, store: String, arguments: [String] = [], environment: [String: String]? = nil
  ) {
    self.init(
      executable: executable, store: store, arguments: arguments, environment: environment,
      memoryKills: .system)
  }

  /// A launcher that is told by whom workers were killed.
  package init(
    executable: String, store: String, arguments: [String] = [], environment: [String: String]? = nil,
    memoryKills: MemoryKills
  ) {
    self.executable = executable
    self.store = store
    self.arguments = arguments
    self.environment = environment ?? ProcessInfo.processInfo.environment
    self.memoryKills = memoryKills
  }

  /// Starts the process of a worker.
  public func launch(
    _ settings: WorkerSettings, events: @escaping @Sendable (WorkerEvent) -> Void
  ) throws(SweepError) -> any Worker {
    var environment = environment
    environment["OMP_NUM_THREADS"] = "\(settings.threads)"
    if settings.sharesMachine { environment["OMP_WAIT_POLICY"] = "PASSIVE" }
    return try ChildProcess(
      executable: executable, arguments: ["worker", "--store", store] + arguments,
      environment: environment, memoryKills: memoryKills, events: events)
  }
}
