import Tracking

extension SweepSession {
  /// Draws the consequences of a trial's end.
  func settle(_ assignment: Assignment, _ exit: WorkerExit) throws {
    isShortOfMemory = false
    let trial = try store.progress(ofTrial: assignment.trial, in: sweep)
    if tellIfOver(trial) { return }
    if exit.isInterruption {
      try giveBack(assignment, .interrupted("\(exit)"), exit)
    } else {
      try settleFailure(of: trial, assignment, exit)
    }
  }

  /// A worker may have ended its trial before the request to stop reached it; otherwise the trial is queued again.
  func settleInterrupted(_ assignment: Assignment, _ exit: WorkerExit, because end: SweepOutcome.End) throws {
    let trial = try store.progress(ofTrial: assignment.trial, in: sweep)
    if !tellIfOver(trial) { try giveBack(assignment, .interrupted(end.reason), exit) }
  }

  /// Tells the observer of a trial that came to its planned end, or to a pause; false for others.
  private func tellIfOver(_ trial: TrialProgress) -> Bool {
    guard trial.state.isDone || trial.pausedEpoch != nil else { return false }
    observe(monitor.tell(endOf: trial))
    return true
  }

  private func settleFailure(of trial: TrialProgress, _ assignment: Assignment, _ exit: WorkerExit) throws {
    let release = release(after: exit, assignment, failures: trial.failures)
    guard try giveBack(assignment, release, exit) else { return }
    if case .failed = release {
      observe(monitor.tell(endOf: try store.progress(ofTrial: trial.id, in: sweep)))
    } else {
      let retry = trial.failures + 1
      observe(
        .retried(
          label: monitor.trials.label(trial.id), reason: "\(exit)", retry: retry,
          retries: max(retry, options.retries)))
    }
  }

  /// What becomes of a trial that failed.
  private func release(after exit: WorkerExit, _ assignment: Assignment, failures: Int) -> TrialRelease {
    let reason = "\(exit)"
    guard exit.isWorthRetrying else { return .failed(reason) }
    // That several were too much for the machine is no fault of the one that the kernel chose.
    let hadOthers = options.jobs.count > 1 && !assignment.isAlone
    if exit.cause == .outOfMemory { return hadOthers ? .retryAlone(reason) : .failed(reason) }
    return failures >= options.retries ? .failed(reason) : .retry(reason)
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
}

extension TrialState {
  /// Whether a worker brought the trial to its planned end.
  var isDone: Bool { self == .finished || self == .pruned }
}
