import Foundation

extension StopSignal {
  /// Does work that only another thread can end early.
  ///
  /// - Parameter end: called on a thread of its own from when the signal is raised, again and again until the work is over,
  ///   as it may come before there is anything to end.
  public func ending<Value>(
    _ end: @escaping @Sendable () -> Void, work: () throws -> Value
  ) rethrows -> Value {
    let over = StopSignal()
    defer { over.raise() }
    Thread.detachNewThread { [self] in
      while !over.isRaised {
        if isRaised { end() }
        Thread.sleep(forTimeInterval: 0.02)
      }
    }
    return try work()
  }
}
