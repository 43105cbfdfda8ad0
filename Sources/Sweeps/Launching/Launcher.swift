/// What starts workers: processes of this machine, or one day jobs of a cluster.
public protocol Launcher: Sendable {
  /// Starts a worker for one trial and returns at once.
  ///
  /// - Parameter whenEnded: called exactly once, on any thread, when the worker has ended.
  func launch(
    _ order: WorkerOrder, whenEnded: @escaping @Sendable (WorkerExit) -> Void
  ) throws(SweepError) -> any Worker
}

/// A worker that was started.
public protocol Worker: Sendable {
  /// Asks the worker to end in order, leaving its run interrupted; one that has ended is left alone.
  func interrupt()
  /// Ends the worker at once; one that has ended is left alone.
  func kill()
}
