import Tracking

extension SweepSession {
  /// Draws the consequences of a worker's end.
  func settle(trial id: Int64, _ exit: WorkerExit) throws {
    guard let assignment = assignments.removeValue(forKey: id) else { return }
    let trial = try store.trial(id)
    let label = monitor.label(trial)
    guard !trial.state.isDone else {
      try tellFinished(trial, label)
      return
    }
    let reason = "\(exit)"
    let isLastTry = trial.failures >= options.retries || !exit.isWorthRetrying
    // Where the trial is another scheduler's by now, that one will tell what became of it.
    guard
      try isStillOurs({
        try store.releaseTrial(assignment.lease, isLastTry ? .failed(reason) : .retry(reason))
      })
    else { return }
    if isLastTry {
      observe(.failed(label: label, reason: reason, try monitor.progress(starting: assignments.keys)))
    } else {
      observe(.retried(label: label, reason: reason, retry: trial.failures + 1, retries: options.retries))
    }
  }

  /// Ends all workers: asks first, kills those that do not end in time, and queues their trials again.
  func endWorkers() throws {
    // An error of the store must not keep the other workers from being ended; the first one is told afterwards.
    var failure: (any Error)?
    for assignment in assignments.values { assignment.worker.interrupt() }
    awaitEnds(within: options.graceSeconds, &failure)
    for assignment in assignments.values { assignment.worker.kill() }
    awaitEnds(within: .greatestFiniteMagnitude, &failure)
    if let failure { throw failure }
  }

  private func awaitEnds(within seconds: Double, _ failure: inout (any Error)?) {
    let start = ContinuousClock.now
    while !assignments.isEmpty, (ContinuousClock.now - start) / .seconds(1) < seconds {
      guard let ended = exits.next(within: 0.1) else { continue }
      do {
        try settleInterrupted(trial: ended.trial)
      } catch {
        failure = failure ?? error
      }
    }
  }

  /// A worker may have finished its trial before the request to stop reached it.
  private func settleInterrupted(trial id: Int64) throws {
    guard let assignment = assignments.removeValue(forKey: id) else { return }
    let trial = try store.trial(id)
    guard !trial.state.isDone else {
      try tellFinished(trial, monitor.label(trial))
      return
    }
    // Where the trial is another scheduler's by now, there is nothing to give back.
    _ = try isStillOurs {
      try store.releaseTrial(assignment.lease, .interrupted("the sweep was interrupted"))
    }
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

  private func tellFinished(_ trial: TrialRecord, _ label: String) throws {
    let result = try monitor.result(of: trial, label)
    observe(
      .finished(
        label: label, value: result?.value, seconds: result?.seconds,
        try monitor.progress(starting: assignments.keys)))
  }
}

extension TrialState {
  /// Whether a worker brought the trial to its planned end.
  var isDone: Bool { self == .finished || self == .pruned }
}
