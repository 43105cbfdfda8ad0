/// What starts workers: processes of this machine, or one day jobs of a cluster.
///
/// A worker carries out one trial after another. What it is told and what it answers are lines of text, `WorkerOrder` and
/// `WorkerResult`, so that any launcher that can carry two streams will do. Whatever a launcher is made of, it keeps these
/// promises:
///
/// - Events come from any thread, one after another, and may come before `launch` or `start` returns.
/// - `trialEnded` comes at most once for each order, and only for the last one.
/// - `workerEnded` comes exactly once, whatever ended the worker, and is its last event. A worker that ends in the middle of
///   a trial tells only that.
/// - A worker ends by itself when the process of the scheduler does, and leaves its trial in order first.
public protocol Launcher: Sendable {
  /// Starts a worker, which waits for its first order, and returns at once.
  func launch(
    _ settings: WorkerSettings, events: @escaping @Sendable (WorkerEvent) -> Void
  ) throws(SweepError) -> any Worker
}

/// A worker that was started; one that has ended leaves all requests alone.
public protocol Worker: Sendable {
  /// Gives an idle worker its next trial and returns at once.
  ///
  /// False where it is plain that the worker will never take the order, as it is gone; its end is told as an event.
  func start(_ order: WorkerOrder) -> Bool
  /// Tells the worker that no more orders will come: it ends as soon as it is idle.
  func dismiss()
  /// Asks the worker to end in order, leaving its run interrupted.
  func interrupt()
  /// Ends the worker at once.
  func kill()
}
