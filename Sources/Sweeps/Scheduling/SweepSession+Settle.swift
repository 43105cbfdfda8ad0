import Tracking

extension SweepSession {
  /// Draws the consequences of a trial's end.
  func settle(_ assignment: Assignment, _ exit: WorkerExit) throws {
    let trial = try store.trial(assignment.lease.trialID)
    guard !trial.state.isDone else {
      try tellFinished(trial)
      return
    }
    if exit.isInterruption {
      try giveBack(assignment, .interrupted("\(exit)"), exit)
    } else {
      try settleFailure(of: trial, assignment, exit)
    }
  }

  private func settleFailure(of trial: TrialRecord, _ assignment: Assignment, _ exit: WorkerExit) throws {
    let label = monitor.label(trial)
    let reason = "\(exit)"
    let isLastTry = trial.failures >= options.retries || !exit.isWorthRetrying
    guard try giveBack(assignment, isLastTry ? .failed(reason) : .retry(reason), exit) else { return }
    if isLastTry {
      observe(.failed(label: label, reason: reason, try progress()))
    } else {
      observe(.retried(label: label, reason: reason, retry: trial.failures + 1, retries: options.retries))
    }
  }

  /// Ends all workers: asks first, kills those that do not end in time, and queues their trials again.
  func endWorkers() throws {
    // An error of the store must not keep the other workers from being ended; the first one is told afterwards.
    var failure: (any Error)?
    crew.dismiss()
    awaitEnds(within: options.graceSeconds, &failure)
    crew.kill()
    awaitEnds(within: .greatestFiniteMagnitude, &failure)
    if let failure { throw failure }
  }

  private func awaitEnds(within seconds: Double, _ failure: inout (any Error)?) {
    let start = ContinuousClock.now
    while !crew.isEmpty, (ContinuousClock.now - start) / .seconds(1) < seconds {
      guard let (assignment, exit) = crew.nextEnd(within: 0.1) else { continue }
      do {
        try settleInterrupted(assignment, exit)
      } catch {
        failure = failure ?? error
      }
    }
  }

  /// A worker may have finished its trial before the request to stop reached it.
  private func settleInterrupted(_ assignment: Assignment, _ exit: WorkerExit) throws {
    let trial = try store.trial(assignment.lease.trialID)
    guard !trial.state.isDone else {
      try tellFinished(trial)
      return
    }
    try giveBack(assignment, .interrupted("the sweep was interrupted"), exit)
  }

  /// Gives a trial back, with what its worker had to say; false where it is another scheduler's by now, which will tell
  /// what became of it.
  @discardableResult
  private func giveBack(
    _ assignment: Assignment, _ release: TrialRelease, _ exit: WorkerExit
  ) throws -> Bool {
    try isStillOurs { try store.releaseTrial(assignment.lease, release, log: exit.log) }
  }

  /// Does something that needs a lease; false where the lease is no longer good.
  func isStillOurs(_ action: () throws -> Void) throws -> Bool {
    do {
      try action()
      return true
    } catch {
      guard case StoreError.leaseLost = error else { throw error }
      return false
    }
  }

  private func tellFinished(_ trial: TrialRecord) throws {
    let label = monitor.label(trial)
    let result = try monitor.result(of: trial, label)
    observe(.finished(label: label, value: result?.value, seconds: result?.seconds, try progress()))
  }
}

extension TrialState {
  /// Whether a worker brought the trial to its planned end.
  var isDone: Bool { self == .finished || self == .pruned }
}
