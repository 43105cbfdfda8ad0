import Dispatch
import Synchronization

/// Where workers' ends arrive from any thread and the scheduler waits for them.
final class ExitQueue: Sendable {
  private let ended = Mutex<[(trial: Int64, exit: WorkerExit)]>([])
  private let arrival = DispatchSemaphore(value: 0)

  /// Notes an end and wakes the scheduler.
  func add(trial: Int64, _ exit: WorkerExit) {
    ended.withLock { $0.append((trial, exit)) }
    arrival.signal()
  }

  /// Waits for the next end, at most the given time; nil where none came.
  func next(within seconds: Double) -> (trial: Int64, exit: WorkerExit)? {
    _ = arrival.wait(timeout: .now() + max(0, seconds))
    return ended.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }
}
