import Foundation
import Tracking

/// Starts each worker as a process of this machine: `cnnlab worker --store P --trial ID --token T`.
///
/// A worker's standard input ends when the process of the scheduler does, however that ends: the sign to stop.
public struct ProcessLauncher: Launcher {
  private let executable: String
  private let store: String
  private let arguments: [String]
  private let environment: [String: String]

  /// A launcher of workers for one store.
  ///
  /// - Parameters:
  ///   - executable: the path of `cnnlab`.
  ///   - store: the path of the store.
  ///   - arguments: what follows on the command line, such as `--data PATH`.
  ///   - environment: what the workers inherit; nil for what this process has.
  public init(
    executable: String, store: String, arguments: [String] = [],
    environment: [String: String]? = nil
  ) {
    self.executable = executable
    self.store = store
    self.arguments = arguments
    self.environment = environment ?? ProcessInfo.processInfo.environment
  }

  /// Starts the process of a worker.
  public func launch(
    _ order: WorkerOrder, whenEnded: @escaping @Sendable (WorkerExit) -> Void
  ) throws(SweepError) -> any Worker {
    var environment = environment
    environment["OMP_NUM_THREADS"] = "\(order.threads)"
    if order.sharesMachine { environment["OMP_WAIT_POLICY"] = "PASSIVE" }
    return try ChildProcess(
      executable: executable,
      arguments: [
        "worker", "--store", store, "--trial", "\(order.lease.trialID)", "--token", order.lease.token,
      ] + arguments,
      environment: environment, whenEnded: whenEnded)
  }
}
