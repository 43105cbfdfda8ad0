import Scoring
public import Tracking

extension RunComparison {
  /// A comparison of the first run with the others, with their curves and predictions as the store has them.
  ///
  /// Predictions are those after the epoch that is best by the run's objective, or else after its last.
  ///
  /// - Throws: `StoreError`, and what damaged scores give.
  /// - Precondition: there are two runs at least.
  public init(_ runs: [RunRecord], in store: Store) throws {
    let reader = ScoreReader(store)
    let wanted = Self.drawnMetrics(Report.objective(of: runs)) + ["train.loss"]
    self.init(
      try runs.map { run in
        var courses: [String: [MetricPoint]] = [:]
        for name in wanted where run.metrics[name] != nil {
          courses[name] = try store.metricHistory(run: run.id, metric: name)
        }
        return Subject(run, courses: courses, predictions: try ValidationPredictions(of: run, reader))
      })
  }

  /// The metrics whose curves are drawn.
  static func drawnMetrics(_ objective: MetricObjective?) -> [String] {
    Set([objective?.metric, "val.loss"].compactMap(\.self)).sorted()
  }
}

extension ValidationPredictions {
  /// Nil where the scores of neither epoch are stored.
  init?(of run: RunRecord, _ reader: ScoreReader) throws {
    let last = try run.completedEpochs.flatMap { try reader.samples(of: run.id, epoch: $0) }
    guard let scored = try reader.bestSamples(of: run) ?? last else { return nil }
    self.init(
      epoch: scored.epoch, classes: scored.classes, labels: scored.samples.labels,
      predictions: scored.samples.predictions())
  }
}
