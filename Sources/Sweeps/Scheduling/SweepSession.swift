import Signals
import Tracking

/// The work of one scheduler while it runs: its workers and what is due when.
final class SweepSession {
  let store: Store
  let sweep: SweepRecord
  let options: SchedulerOptions
  let monitor: SweepMonitor
  let observe: (SweepEvent) -> Void
  let crew: Crew

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
    self.options = options
    self.monitor = monitor
    self.observe = observe
    crew = Crew(
      launcher,
      settings: WorkerSettings(threads: options.jobs.threads, sharesMachine: options.jobs.count > 1))
    nextRenewal = Alarm(every: options.leaseSeconds / 3)
  }

  /// Works until nothing is left to do, here or under another scheduler, or until the signal is raised.
  func work(until stop: StopSignal) throws {
    while !stop.isRaised {
      if nextRequeue.isDue() { try store.requeueAbandonedTrials(sweep: sweep.id) }
      if try fillSlots(unless: stop), try isComplete() { return }
      if nextRenewal.isDue() { try renewLeases() }
      if nextReport.isDue() { try reportProgress() }
      if let (assignment, exit) = crew.nextEnd(within: Self.tickSeconds) {
        try settle(assignment, exit)
        nextClaim.setOff()
      }
    }
  }

  /// Tells the observer how things stand.
  @discardableResult
  func reportProgress() throws -> SweepProgress {
    let progress = try progress()
    observe(.progress(progress))
    return progress
  }

  /// How things stand.
  func progress() throws -> SweepProgress {
    try monitor.progress(starting: crew.assignments.map(\.lease.trialID))
  }

  /// Gives trials to workers while slots are free; true where no worker of this scheduler is busy and it found no trial.
  private func fillSlots(unless stop: StopSignal) throws -> Bool {
    while crew.assignments.count < options.jobs.count, !stop.isRaised, nextClaim.isDue() {
      guard let lease = try store.claimTrial(sweep: sweep.id, leaseSeconds: options.leaseSeconds) else {
        return crew.assignments.isEmpty
      }
      nextClaim.setOff()
      try begin(Assignment(lease: lease))
    }
    return false
  }

  private func begin(_ assignment: Assignment) throws {
    do {
      try crew.begin(assignment)
    } catch {
      try store.releaseTrial(assignment.lease, .interrupted("\(error)"))
      throw error
    }
  }

  private func isComplete() throws -> Bool {
    let counts = try store.sweep(named: sweep.name).counts
    return [TrialState.queued, .leased, .running].allSatisfy { counts[$0, default: 0] == 0 }
  }

  /// Renews the leases of busy workers; one whose trial was given to another is stopped.
  private func renewLeases() throws {
    for assignment in crew.assignments {
      let trial = assignment.lease.trialID
      let isOurs = try isStillOurs { try store.renewLease(assignment.lease) }
      // A worker that has just finished its trial has no lease either, and may go on in peace.
      if try !isOurs && !store.trial(trial).state.isDone { crew.kill(trial: trial) }
    }
  }
}
