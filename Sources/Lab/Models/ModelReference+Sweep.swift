public import Tracking

extension ModelReference {
  /// The best checkpoint of the best finished run of a sweep, by the sweep's own metric.
  ///
  /// - Throws: where no run of the sweep has finished with a value of that metric.
  public static func best(ofSweep name: String, in store: Store) throws -> ModelReference {
    let sweep = try store.sweep(named: name)
    let runs = try store.runs(RunFilter(sweep: sweep.id, states: [.finished]))
    var best: (run: RunRecord, value: Double)?
    for run in runs {
      guard let value = run.metrics[sweep.objective.metric]?.best(sweep.objective.goal)?.value else {
        continue
      }
      if let best, !sweep.objective.goal.prefers(value, to: best.value) { continue }
      best = (run, value)
    }
    guard let best else {
      throw LabError(
        .notFound, "no run of sweep '\(name)' has finished with a value of \(sweep.objective.metric)")
    }
    return ModelReference(run: best.run.id.description)
  }
}
