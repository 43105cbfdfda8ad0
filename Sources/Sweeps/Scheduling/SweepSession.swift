import Signals
import Tracking

/// The work of one scheduler while it runs: its workers and what is due when.
final class SweepSession {
  let store: Store
  let sweep: SweepRecord
  let options: SchedulerOptions
  let hooks: SchedulerHooks
  let monitor: SweepMonitor
  let observe: (SweepEvent) -> Void
  let crew: Crew
  let memoryBytes: Int
  /// Whether the next trial waits for memory that the running ones hold.
  var isShortOfMemory = false
  /// The leases that were found to be lost.
  private var lostTokens: Set<String> = []
  private let stop: StopSignal
  private let start = ContinuousClock.now

  /// How long the stop signal may go unnoticed.
  private static let tickSeconds = 0.1
  /// How often others' doings are looked at: progress, queued and abandoned trials.
  private static let lookSeconds = 0.5

  var nextClaim = Alarm(every: lookSeconds)
  private var nextReport = Alarm(every: lookSeconds)
  private var nextRequeue = Alarm(every: 2)
  private var nextRenewal: Alarm

  /// A session that has no worker yet.
  init(_ scheduler: Scheduler) throws {
    store = scheduler.store
    sweep = scheduler.sweep
    options = scheduler.options
    hooks = scheduler.hooks
    observe = scheduler.observe
    stop = scheduler.stop
    monitor = try SweepMonitor(
      store: store, sweep: sweep, varying: scheduler.varying, plannedTrials: options.plannedTrials,
      cost: scheduler.hooks.cost)
    crew = Crew(
      scheduler.launcher,
      settings: WorkerSettings(threads: options.jobs.threads, sharesMachine: options.jobs.count > 1))
    memoryBytes = options.memoryBytes ?? FreeMemory.bytes.map { $0 / 5 * 4 } ?? .max
    nextRenewal = Alarm(every: options.leaseSeconds / 3)
  }

  /// Works until nothing is left to do, here or under another scheduler, or until something ends it; tells what.
  func work() throws -> SweepOutcome.End {
    while true {
      if nextReport.isDue() { try reportProgress() }
      if let end = earlyEnd { return end }
      if nextRequeue.isDue() { try store.requeueAbandonedTrials(sweep: sweep.id) }
      if try fillSlots(), try isComplete() { return .complete }
      if nextRenewal.isDue() { try renewLeases() }
      if let (assignment, exit) = crew.nextEnd(within: Self.tickSeconds) {
        try settle(assignment, exit)
        nextClaim.setOff()
      }
    }
  }

  /// What ends the sweep although it is not complete; nil while nothing does.
  var earlyEnd: SweepOutcome.End? {
    if stop.isRaised { return .interrupted }
    if let limit = options.maxFailed, monitor.latest.failed >= limit { return .tooManyFailed }
    if let seconds = options.budgetSeconds, (ContinuousClock.now - start) / .seconds(1) >= seconds {
      return .budgetSpent
    }
    return nil
  }

  /// Tells the observer how things stand.
  @discardableResult
  func reportProgress() throws -> SweepProgress {
    let progress = try monitor.refresh(untold: crew.assignments.map(\.trial))
    observe(.progress(progress))
    return progress
  }

  /// Whether nothing is left to do, here or elsewhere; trials that were paused for good are pruned then.
  private func isComplete() throws -> Bool {
    guard try !store.snapshot(of: sweep).hasOpenTrials else { return false }
    try store.pruneParkedTrials(sweep: sweep.id)
    return true
  }

  /// Renews the leases of busy workers; one whose lease is no longer good is stopped.
  private func renewLeases() throws {
    for assignment in crew.assignments {
      let isOurs = try isStillOurs { try store.renewLease(assignment.lease) }
      // A worker that has just ended its trial has no lease either, and tells so before the next time.
      if !isOurs, !lostTokens.insert(assignment.lease.token).inserted { crew.kill(assignment) }
    }
  }
}
