import Tracking

/// Ends a trial that has not become better for some epochs.
struct PatiencePruner: Pruner {
  /// How many epochs may pass without a better one.
  let epochs: Int
  /// By how much an epoch must be better to count as better.
  let minDelta: Double

  func verdict(on standing: Standing) -> Verdict {
    var (best, bestEpoch) = (Double.nan, 0)
    for (epoch, value) in standing.values where isBetter(value, than: best, standing.goal) {
      (best, bestEpoch) = (value, epoch)
    }
    guard standing.epoch - bestEpoch >= epochs else { return .goOn }
    let margin = minDelta > 0 ? " by more than \(minDelta)" : ""
    return .stop(
      reason: "epoch \(standing.epoch): not better than \(metricText(best))\(margin) for \(epochs) epochs")
  }

  private func isBetter(_ value: Double, than best: Double, _ goal: Goal) -> Bool {
    goal.prefers(value, to: goal == .maximize ? best + minDelta : best - minDelta)
  }
}
