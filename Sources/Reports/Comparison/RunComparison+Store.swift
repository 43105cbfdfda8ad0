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
    let histories = try store.metricHistories(runs: runs.map(\.id), metrics: Set(wanted))
    self.init(
      try runs.map { run in
        Subject(
          run, courses: histories[run.id] ?? [:], predictions: try ValidationPredictions(of: run, reader))
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
    guard
      let scored = try reader.bestSamples(of: run)
        ?? run.completedEpochs.flatMap({ try reader.samples(of: run.id, epoch: $0) })
    else { return nil }
    self.init(
      epoch: scored.epoch, classes: scored.classes, labels: scored.samples.labels,
      predictions: scored.samples.predictions())
  }
}
