public import Signals
public import Tracking

/// Runs a registered sweep to its end: every visible trial finished, or given up after its retries.
///
/// The store is the only truth about who does what, so any number of schedulers, in any processes, may run the same sweep at
/// the same time and share the work; each ends when nothing is left for any of them.
public struct Scheduler {
  private let store: Store
  private let sweep: SweepRecord
  private let varying: [String]
  private let launcher: any Launcher
  private let options: SchedulerOptions
  private let stop: StopSignal
  private let observe: (SweepEvent) -> Void

  /// A scheduler of one sweep.
  ///
  /// - Parameters:
  ///   - varying: the parameters that tell one trial from another, as `SearchSpace.varying` says.
  ///   - stop: raised from elsewhere, it ends the sweep in order.
  ///   - observe: told what happens, on the thread that calls `run`.
  public init(
    store: Store, sweep: SweepRecord, varying: [String], launcher: any Launcher, options: SchedulerOptions,
    stop: StopSignal, observe: @escaping (SweepEvent) -> Void
  ) {
    self.store = store
    self.sweep = sweep
    self.varying = varying
    self.launcher = launcher
    self.options = options
    self.stop = stop
    self.observe = observe
  }

  /// Runs the sweep; returns when it is complete, or when the stop signal was raised and all workers have ended.
  ///
  /// A trial whose worker ends without having finished it is tried again, unless the worker's exit status says that its
  /// input is bad. Throws `StoreError`, or `SweepError` where workers cannot be started; no worker outlives the call.
  public func run() throws -> SweepOutcome {
    let session = try SweepSession(
      store: store, sweep: sweep, launcher: launcher, options: options,
      monitor: SweepMonitor(store: store, sweep: sweep, varying: varying), observe: observe)
    do {
      try session.work(until: stop)
    } catch {
      // The first error is the one to tell; what the store refuses after it is its consequence.
      try? session.endWorkers()
      throw error
    }
    try session.endWorkers()
    let progress = try session.reportProgress()
    return SweepOutcome(
      finished: progress.finished, failed: progress.failed, left: progress.total - progress.done,
      isInterrupted: stop.isRaised && progress.done < progress.total)
  }
}
