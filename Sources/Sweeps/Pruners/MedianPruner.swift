import Tracking

/// Ends a trial whose best is worse than the median of what the others had reached by the same epoch.
///
/// Golovin et al. 2017, "Google Vizier: A Service for Black-Box Optimization", section 3.2.1, by the best instead of the
/// mean so far.
struct MedianPruner: Pruner {
  /// The epochs of each trial that are spared.
  let minEpochs: Int
  /// How many others must have come as far.
  let minTrials: Int

  func verdict(on standing: Standing) -> Verdict {
    let rivals = standing.rung.entries.filter { $0.trial != standing.trial }
    guard standing.epoch > minEpochs, rivals.count >= minTrials, let median = Self.median(of: rivals),
      standing.goal.prefers(median, to: standing.best)
    else { return .goOn }
    let (best, middle) = metricTexts(standing.best, median)
    return .stop(
      reason: "epoch \(standing.epoch): \(best) is worse than the median \(middle) of \(rivals.count) trials")
  }

  /// The median of bests that are ranked; of an even number the mean of the two in the middle, which is NaN, and so
  /// worse than nothing, where one of them is.
  private static func median(of ranked: [Rung.Entry]) -> Double? {
    guard !ranked.isEmpty else { return nil }
    let (upper, lower) = (ranked[(ranked.count - 1) / 2].best, ranked[ranked.count / 2].best)
    // Halves are added so that large values do not overflow; equal infinities stay what they are.
    return upper == lower ? upper : upper / 2 + lower / 2
  }
}
