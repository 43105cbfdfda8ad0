public import Signals
public import Tracking

/// Runs a registered sweep to its end: every visible trial finished, or given up after its retries.
///
/// The store is the only truth about who does what, so any number of schedulers, in any processes, may run the same sweep at
/// the same time and share the work; each ends when nothing is left for any of them.
public struct Scheduler {
  let store: Store
  let sweep: SweepRecord
  let varying: [String]
  let launcher: any Launcher
  let options: SchedulerOptions
  let hooks: SchedulerHooks
  let stop: StopSignal
  let observe: (SweepEvent) -> Void

  /// A scheduler of one sweep.
  ///
  /// - Parameters:
  ///   - varying: the parameters that tell one trial from another, as `SearchSpace.varying` says.
  ///   - hooks: what the scheduler asks others.
  ///   - stop: raised from elsewhere, it ends the sweep in order.
  ///   - observe: told what happens, on the thread that calls `run`.
  public init(
    store: Store, sweep: SweepRecord, varying: [String], launcher: any Launcher, options: SchedulerOptions,
    hooks: SchedulerHooks = SchedulerHooks(), stop: StopSignal, observe: @escaping (SweepEvent) -> Void
  ) {
    self.store = store
    self.sweep = sweep
    self.varying = varying
    self.launcher = launcher
    self.options = options
    self.hooks = hooks
    self.stop = stop
    self.observe = observe
  }

  /// Runs the sweep; returns when it is complete, or when it was ended before that and all workers have ended.
  ///
  /// A trial whose worker ends without having finished it is tried again, unless the status that it answers says that the
  /// input is bad. Throws `StoreError`, `SweepError` where workers cannot be started, and what the hooks throw; no worker
  /// outlives the call.
  public func run() throws -> SweepOutcome {
    let session = try SweepSession(self)
    let end: SweepOutcome.End
    do {
      end = try session.work()
    } catch {
      // The first error is the one to tell; what the store refuses after it is its consequence.
      try? session.endWorkers(because: .interrupted)
      throw error
    }
    try session.endWorkers(because: end)
    // A small space may hold fewer trials than were planned.
    if end == .complete { session.monitor.plannedTrials = nil }
    let progress = try session.reportProgress()
    let isEndless = end == .budgetSpent && options.plannedTrials == nil
    return SweepOutcome(
      end: progress.done == progress.total && !isEndless ? .complete : end, finished: progress.finished,
      pruned: progress.pruned, failed: progress.failed, left: progress.total - progress.done)
  }
}
