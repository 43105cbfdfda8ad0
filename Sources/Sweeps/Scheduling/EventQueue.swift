import Dispatch
import Synchronization

/// Where workers' events arrive from any thread and the scheduler waits for them.
final class EventQueue: Sendable {
  private let waiting = Mutex<[(worker: Int, event: WorkerEvent)]>([])
  private let arrival = DispatchSemaphore(value: 0)

  /// Notes an event and wakes the scheduler.
  func add(worker: Int, _ event: WorkerEvent) {
    waiting.withLock { $0.append((worker, event)) }
    arrival.signal()
  }

  /// Waits for the next event, at most the given time; nil where none came.
  func next(within seconds: Double) -> (worker: Int, event: WorkerEvent)? {
    _ = arrival.wait(timeout: .now() + max(0, seconds))
    return waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }
}
