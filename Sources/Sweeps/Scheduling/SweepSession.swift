import Signals
import Tracking

/// The work of one scheduler while it runs: its workers and what is due when.
final class SweepSession {
  /// A worker and the trial that it was started for.
  struct Assignment {
    let lease: TrialLease
    let worker: any Worker
  }

  let store: Store
  let sweep: SweepRecord
  let options: SchedulerOptions
  let monitor: SweepMonitor
  let observe: (SweepEvent) -> Void
  let exits = ExitQueue()
  var assignments: [Int64: Assignment] = [:]
  private let launcher: any Launcher

  /// How long the stop signal may go unnoticed.
  private static let tickSeconds = 0.1
  /// How often others' doings are looked at: progress, queued and abandoned trials.
  private static let lookSeconds = 0.5

  private var nextClaim = Alarm(every: lookSeconds)
  private var nextReport = Alarm(every: lookSeconds)
  private var nextRequeue = Alarm(every: 2)
  private var nextRenewal: Alarm

  init(
    store: Store, sweep: SweepRecord, launcher: any Launcher, options: SchedulerOptions,
    monitor: SweepMonitor,
    observe: @escaping (SweepEvent) -> Void
  ) {
    self.store = store
    self.sweep = sweep
    self.launcher = launcher
    self.options = options
    self.monitor = monitor
    self.observe = observe
    nextRenewal = Alarm(every: options.leaseSeconds / 3)
  }

  /// Works until nothing is left to do, here or under another scheduler, or until the signal is raised.
  func work(until stop: StopSignal) throws {
    while !stop.isRaised {
      if nextRequeue.isDue() { try store.requeueAbandonedTrials(sweep: sweep.id) }
      if try fillSlots(unless: stop), try isComplete() { return }
      if nextRenewal.isDue() { try renewLeases() }
      if nextReport.isDue() { try reportProgress() }
      if let ended = exits.next(within: Self.tickSeconds) {
        try settle(trial: ended.trial, ended.exit)
        nextClaim.setOff()
      }
    }
  }

  /// Tells the observer how things stand.
  @discardableResult
  func reportProgress() throws -> SweepProgress {
    let progress = try monitor.progress(starting: assignments.keys)
    observe(.progress(progress))
    return progress
  }

  /// Starts workers while slots are free; true where this scheduler has no worker and found no trial.
  private func fillSlots(unless stop: StopSignal) throws -> Bool {
    while assignments.count < options.jobs.count, !stop.isRaised, nextClaim.isDue() {
      guard let lease = try store.claimTrial(sweep: sweep.id, leaseSeconds: options.leaseSeconds) else {
        return assignments.isEmpty
      }
      nextClaim.setOff()
      try launch(lease)
    }
    return false
  }

  private func launch(_ lease: TrialLease) throws {
    let order = WorkerOrder(
      lease: lease, threads: options.jobs.threads, sharesMachine: options.jobs.count > 1)
    do {
      let worker = try launcher.launch(order) { [exits] exit in
        exits.add(trial: lease.trialID, exit)
      }
      assignments[lease.trialID] = Assignment(lease: lease, worker: worker)
    } catch {
      try store.releaseTrial(lease, .interrupted("\(error)"))
      throw error
    }
  }

  private func isComplete() throws -> Bool {
    let counts = try store.sweep(named: sweep.name).counts
    return [TrialState.queued, .leased, .running].allSatisfy { counts[$0, default: 0] == 0 }
  }

  /// Renews the leases of running workers; one whose trial was given to another is stopped.
  private func renewLeases() throws {
    for (trial, assignment) in assignments {
      let isOurs = try isStillOurs { try store.renewLease(assignment.lease) }
      // A worker that has just finished its trial has no lease either, and may end in peace.
      if try !isOurs && !store.trial(trial).state.isDone { assignment.worker.kill() }
    }
  }
}
