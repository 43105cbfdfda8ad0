import Tracking

/// Ends a trial whose best is worse than a fixed value.
struct ThresholdPruner: Pruner {
  /// What a trial must reach.
  let value: Double
  /// The epoch by which it must.
  let minEpochs: Int

  func verdict(on standing: Standing) -> Verdict {
    guard standing.epoch >= minEpochs, standing.goal.prefers(value, to: standing.best) else { return .goOn }
    let (best, least) = metricTexts(standing.best, value)
    return .stop(reason: "epoch \(standing.epoch): \(best) is worse than the threshold \(least)")
  }
}
