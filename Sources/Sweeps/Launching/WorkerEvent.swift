/// What a launcher tells about a worker.
public enum WorkerEvent: Hashable, Sendable {
  /// The worker is done with this trial, one way or the other, and waits for the next order.
  case trialEnded(Int64, WorkerExit)
  /// The worker is gone.
  case workerEnded(WorkerExit)
}
