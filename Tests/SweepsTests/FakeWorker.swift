import Foundation
import Sweeps
import Synchronization

/// A worker that notes what it is told.
final class FakeWorker: Worker {
  private struct State {
    var orders: [WorkerOrder] = []
    var signals: Set<Int32> = []
    var isDismissed = false
    var isOver = false
  }

  private let state = Mutex(State())
  private let arrival = DispatchSemaphore(value: 0)

  func start(_ order: WorkerOrder) -> Bool {
    change { state in
      if !state.isOver { state.orders.append(order) }
      return !state.isOver
    }
  }

  func dismiss() { change { $0.isDismissed = true } }

  func interrupt() { change { _ = $0.signals.insert(SIGINT) } }

  func kill() { change { _ = $0.signals.insert(SIGKILL) } }

  /// Takes no more orders.
  func end() { change { $0.isOver = true } }

  /// Waits for an order; nil where none will come.
  func next() -> WorkerOrder? {
    while true {
      arrival.wait()
      let (order, isOver) = state.withLock { state in
        let order = state.orders.isEmpty ? nil : state.orders.removeFirst()
        return (order, state.isDismissed || !state.signals.isEmpty)
      }
      if order != nil || isOver { return order }
    }
  }

  /// Waits until it is interrupted, or killed where it is deaf.
  func waitForSignal(deaf: Bool) -> WorkerExit {
    while true {
      arrival.wait()
      let seen = state.withLock { $0.signals }
      if seen.contains(SIGKILL) { return WorkerExit(.signal(SIGKILL)) }
      if seen.contains(SIGINT), !deaf { return WorkerExit(.code(130)) }
    }
  }

  private func change<Value: Sendable>(_ body: (inout sending State) -> sending Value) -> Value {
    let value = state.withLock(body)
    arrival.signal()
    return value
  }
}
