import Tracking

/// Reads from the store how far a sweep is.
final class SweepMonitor {
  private let store: Store
  private let sweep: SweepRecord
  private let varying: [String]
  private let start = ContinuousClock.now
  private var fractionAtStart: Double?
  private var best: SweepProgress.Best?

  /// A monitor that knows the best of the runs finished before it was made.
  init(store: Store, sweep: SweepRecord, varying: [String]) throws(StoreError) {
    self.store = store
    self.sweep = sweep
    self.varying = varying
    for run in try store.runs(RunFilter(sweep: sweep.id, states: [.finished])) {
      note(run, label(run.params, trial: run.trial))
    }
  }

  /// What tells a trial from others.
  func label(_ trial: TrialRecord) -> String { label(trial.params, trial: trial.id) }

  /// What a finished trial reached, noted if it is the best so far; nil where its run is not known.
  func result(
    of trial: TrialRecord, _ label: String
  ) throws(StoreError) -> (value: Double?, seconds: Double?)? {
    guard let id = trial.run else { return nil }
    let run = try store.run(id)
    if run.state == .finished { note(run, label) }
    return (bestValue(run), run.durationSeconds)
  }

  /// The state of the sweep now; trials that were given to workers but have no run yet count as starting.
  func progress(starting trials: some Collection<Int64>) throws(StoreError) -> SweepProgress {
    let counts = try store.sweep(named: sweep.name).counts
    let runs = try store.runs(RunFilter(sweep: sweep.id, states: [.running]))
    var running = Dictionary(
      runs.map { ($0.trial ?? 0, runningTrial($0)) }, uniquingKeysWith: { _, newer in newer })
    for id in trials where running[id] == nil {
      let trial = try store.trial(id)
      if !trial.state.isDone { running[id] = .init(label: label(trial)) }
    }
    var progress = SweepProgress(
      name: sweep.name, metric: sweep.objective.metric, total: counts.values.reduce(0, +),
      finished: counts[.finished, default: 0] + counts[.pruned, default: 0],
      failed: counts[.failed, default: 0],
      running: running.sorted { $0.key < $1.key }.map(\.value), best: best,
      elapsed: (ContinuousClock.now - start) / .seconds(1))
    progress.remaining = remaining(progress)
    return progress
  }

  /// The time that is left if the work goes on as fast as since the start.
  private func remaining(_ progress: SweepProgress) -> Double? {
    let fraction = progress.fractionDone
    guard let first = fractionAtStart else {
      fractionAtStart = fraction
      return nil
    }
    guard fraction > first else { return nil }
    return progress.elapsed * (1 - fraction) / (fraction - first)
  }

  private func runningTrial(_ run: RunRecord) -> SweepProgress.RunningTrial {
    let metric = run.metrics[sweep.objective.metric]
    var epochs: Int?
    if case .integer(let value) = run.params["epochs"] { epochs = Int(value) }
    return .init(
      label: label(run.params, trial: run.trial),
      epoch: metric?.lastEpoch ?? run.metrics.values.map(\.lastEpoch).max(), epochs: epochs,
      metric: metric?.last)
  }

  private func note(_ run: RunRecord, _ label: String) {
    guard let value = bestValue(run) else { return }
    if best.map({ sweep.objective.goal.prefers(value, to: $0.value) }) ?? true {
      best = .init(label: label, value: value)
    }
  }

  private func bestValue(_ run: RunRecord) -> Double? {
    run.metrics[sweep.objective.metric]?.best(sweep.objective.goal)?.value
  }

  private func label(_ params: Params, trial: Int64?) -> String {
    let parts = varying.compactMap { name in params[name].map { "\(name)=\($0)" } }
    return parts.isEmpty ? trial.map { "trial \($0)" } ?? sweep.name : parts.joined(separator: " ")
  }
}
