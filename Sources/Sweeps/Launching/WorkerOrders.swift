import Foundation
public import Signals
import Synchronization

/// The orders that a worker process gets, one line each on its standard input.
///
/// They are read on a thread of their own, so that the end of the input is noticed in the middle of a trial: then
/// the scheduler is gone or wants no more of this worker, and the stop signal is raised.
public final class WorkerOrders: Sendable {
  private let waiting = Mutex<[WorkerOrder]>([])
  private let arrival = DispatchSemaphore(value: 0)
  private let stop: StopSignal

  /// How long a stop signal that was raised elsewhere may go unnoticed.
  private static let tickSeconds = 0.05

  /// The orders that come through standard input, or another descriptor that nobody else reads.
  public init(from descriptor: Int32 = 0, stop: StopSignal) {
    self.stop = stop
    Thread.detachNewThread { [self] in read(descriptor) }
  }

  /// Waits for the next order; nil once the stop signal is raised, as it is at the end of the input.
  public func next() -> WorkerOrder? {
    while !stop.isRaised {
      if arrival.wait(timeout: .now() + Self.tickSeconds) == .success {
        return waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      }
    }
    return nil
  }

  /// Lines that are no orders are left out.
  private func read(_ descriptor: Int32) {
    var stream = ReadStream(descriptor)
    var splitter = LineSplitter()
    while stream.isOpen {
      for line in splitter.append(stream.read()) {
        guard let order = WorkerOrder(line: line) else { continue }
        waiting.withLock { $0.append(order) }
        arrival.signal()
      }
    }
    stop.raise()
    arrival.signal()
  }
}
