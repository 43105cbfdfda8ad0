import Tracking

/// Reads from the store how far a sweep is, and counts the ends that are told of it.
final class SweepMonitor {
  /// What is known of the trials beforehand.
  let trials: TrialDirectory
  /// How many trials the sweep is to have once all are laid out; nil for those that it has.
  var plannedTrials: Int?
  /// How far the sweep was when it was last read, with the ends that have been told since.
  private(set) var latest: SweepProgress
  /// What was last read.
  private(set) var snapshot: SweepSnapshot
  private let store: Store
  private let sweep: SweepRecord
  private let start = ContinuousClock.now
  private var ledger = WorkLedger()
  private var ledgerKnowsCosts: Bool
  private var finishedWhenRead = 0

  /// A monitor that knows how the sweep stands when it is made.
  init(
    store: Store, sweep: SweepRecord, varying: [String]?, plannedTrials: Int? = nil,
    cost: @escaping (Params) -> TrialCost?
  ) throws(StoreError) {
    self.store = store
    self.sweep = sweep
    self.plannedTrials = plannedTrials
    trials = TrialDirectory(store: store, sweep: sweep, varying: varying, cost: cost)
    try trials.update()
    ledgerKnowsCosts = trials.knowsAllCosts
    snapshot = try store.snapshot(of: sweep)
    latest = SweepProgress(name: sweep.name, metric: sweep.objective.metric, total: 0)
    try takeIn()
  }

  /// Reads how far the sweep is.
  ///
  /// - Parameter untold: trials whose end, should it have come, is still to be told; until then they count as running, so that
  ///   every end that is told has a count of its own.
  @discardableResult
  func refresh(untold: [Int64] = []) throws(StoreError) -> SweepProgress {
    snapshot = try store.snapshot(of: sweep, watching: untold)
    try trials.update()
    try takeIn()
    return latest
  }

  private func takeIn() throws(StoreError) {
    var counts = snapshot.counts
    latest.paused = snapshot.pausedCount
    for trial in snapshot.trials where !trial.isGoingOn {
      counts[trial.state, default: 0] -= 1
      if trial.pausedEpoch != nil { latest.paused -= 1 }
    }
    let laidOut = snapshot.counts.values.reduce(0, +)
    latest.total = max(laidOut, plannedTrials ?? 0)
    latest.finished = counts[.finished, default: 0]
    latest.pruned = counts[.pruned, default: 0]
    latest.failed = counts[.failed, default: 0]
    latest.running = snapshot.trials.map(running)
    latest.elapsed = (ContinuousClock.now - start) / .seconds(1)
    noteWork()
    latest.remaining = ledger.secondsLeft(
      besides: Double(latest.total - laidOut) * trials.meanWork)
    try readBest()
  }

  /// Counts the end of a trial, or its pause, and says what is to be told of it.
  func tell(endOf trial: TrialProgress) -> SweepEvent {
    let label = trials.label(trial.id)
    latest.running.removeAll { $0.label == label }
    latest.elapsed = (ContinuousClock.now - start) / .seconds(1)
    switch trial.state {
    case .finished:
      latest.finished += 1
      noteBest(trial.best, label)
      return .finished(label: label, value: trial.best, seconds: trial.seconds, latest)
    case .pruned:
      latest.pruned += 1
      return .pruned(label: label, reason: trial.reason ?? "no reason was given", latest)
    case .failed:
      latest.failed += 1
      return .failed(label: label, reason: trial.reason ?? "no reason was given", latest)
    case .queued, .leased, .running:
      if trial.pausedEpoch != nil { latest.paused += 1 }
      return .progress(latest)
    }
  }

  /// Looks for the best trial where some have finished since it was last looked for.
  private func readBest() throws(StoreError) {
    let count = snapshot.counts[.finished, default: 0]
    guard count != finishedWhenRead else { return }
    finishedWhenRead = count
    if let best = try store.bestTrial(of: sweep) { noteBest(best.value, trials.label(best.trial)) }
  }

  private func noteBest(_ value: Double?, _ label: String) {
    guard let value else { return }
    if latest.best.map({ sweep.objective.goal.prefers(value, to: $0.value) }) ?? true {
      latest.best = .init(label: label, value: value)
    }
  }

  private func running(_ trial: TrialProgress) -> SweepProgress.RunningTrial {
    let hasRun = trial.state != .leased
    return .init(
      label: trials.label(trial.id), epoch: hasRun ? trial.epoch : nil, epochs: trials.epochs(of: trial.id),
      metric: hasRun ? trial.value : nil)
  }

  /// Enters what is left of each trial; from the beginning where the unit has changed.
  private func noteWork() {
    if ledgerKnowsCosts != trials.knowsAllCosts {
      ledgerKnowsCosts = trials.knowsAllCosts
      ledger = WorkLedger()
    }
    var open: [Int64: Double] = [:]
    for trial in snapshot.waiting { open[trial] = trials.work(of: trial, after: 0) }
    for trial in snapshot.trials where trial.isGoingOn {
      open[trial.id] = trials.work(of: trial.id, after: trial.state == .leased ? 0 : trial.epoch ?? 0)
    }
    ledger.update(open)
  }
}

extension TrialProgress {
  /// Whether a worker has it.
  var isGoingOn: Bool { state == .leased || state == .running }
}
