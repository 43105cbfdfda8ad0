import Foundation
import Synchronization

/// A run that any program logs, from any of its threads.
///
/// Logging costs well under a microsecond: it fills a buffer, which a thread of the run's own writes at least every half
/// second, so that a crash costs no more. Where a write fails nothing is lost: the next call tries again, and
/// throws where that fails too. While the buffer is full, callers write it themselves.
///
/// ```swift
/// let lab = try Store.open("cnnlab.sqlite", .readWrite)
/// let run = try lab.startRun(experiment: "mine", params: ["learning_rate": 0.1, "optimizer": "sgd"])
/// try run.log("val.accuracy", 0.9, epoch: 3)
/// try run.finish()
/// ```
public final class LoggedRun: Sendable {
  /// The run's identity.
  public let id: RunID
  /// The run's human name.
  public let name: String
  private let waiting = Mutex(WaitingRecords())
  private let writer: Mutex<RunWriter>

  /// A run that has been started, whose writer nobody else uses.
  init(_ writer: sending RunWriter) {
    (id, name) = (writer.id, writer.name)
    self.writer = Mutex(writer)
    writeRegularly()
  }

  deinit {
    if waiting.withLock({ $0.state != .ended }) { try? flush() }
  }

  /// Logs a value of a metric such as `val.accuracy`, whose split is what stands before the first point.
  ///
  /// Of several values for one epoch and step the last one stands.
  ///
  /// - Parameters:
  ///   - epoch: the epoch, counted from 1; 0 where there are none.
  ///   - step: the optimizer updates done; 0 where it is not known. A value with neither comes one step after
  ///     the metric's last point.
  /// - Throws: `StoreError` where an earlier write failed and fails again, and where the run has ended.
  public func log(
    _ metric: String, _ value: Double, epoch: Int? = nil, step: Int? = nil
  ) throws(StoreError) {
    while !waiting.withLock({ $0.append(metric, value, epoch: epoch, step: step) }) { try flush() }
  }

  /// Adds a line to the log, whose last 200 lines and 16 KiB are kept with the run.
  public func note(_ line: String) throws(StoreError) {
    while !waiting.withLock({ $0.append(note: line) }) { try flush() }
  }

  /// Writes all that has been logged, now.
  public func flush() throws(StoreError) {
    try write { writer throws(StoreError) in try writer.flush() }
  }

  /// Ends the run; what has been logged is written with it.
  ///
  /// - Parameters:
  ///   - state: `finished`, `failed`, `pruned` or `interrupted`.
  ///   - reason: why it ended so.
  public func finish(_ state: RunState = .finished, reason: String? = nil) throws(StoreError) {
    try write { writer throws(StoreError) in try writer.finish(state, reason: reason) }
    waiting.withLock { $0.state = .ended }
  }

  /// Hands what waits to the writer and writes it; where that fails the writer keeps it for the next time.
  private func write(_ body: (RunWriter) throws(StoreError) -> Void) throws(StoreError) {
    do throws(StoreError) {
      try writer.withLock { writer throws(StoreError) in
        if writer.hasUnwritten { try writer.flush() }
        writer.take(waiting.withLock { $0.take() })
        try body(writer)
      }
      waiting.withLock { if $0.state == .overdue { $0.state = .open } }
    } catch {
      waiting.withLock { if $0.state == .open { $0.state = .overdue } }
      throw error
    }
  }

  /// Writes on a thread of its own for as long as the run goes on and somebody holds it.
  private func writeRegularly() {
    Thread.detachNewThread { [weak self] in
      while true {
        Thread.sleep(forTimeInterval: 0.5)
        guard let self, waiting.withLock({ $0.state != .ended }) else { return }
        // A failure is remembered, and thrown by the next call.
        if waiting.withLock({ $0.isDue }) { try? flush() }
      }
    }
  }
}
