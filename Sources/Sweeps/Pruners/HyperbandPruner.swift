import Tracking

/// Ends at each rung what is not among the best `1 / eta` of the trials that came there before.
///
/// What sweeps of Weights & Biases call hyperband: successive halving as trials arrive, in one bracket. While fewer than
/// `eta` trials have come to a rung, all go on. (Li et al. 2018, "Hyperband: A Novel Bandit-Based Approach to
/// Hyperparameter Optimization".)
struct HyperbandPruner: Pruner {
  /// Where trials are compared.
  let rungs: RungLadder

  func verdict(on standing: Standing) -> Verdict {
    guard rungs.hasRung(at: standing.epoch) else { return .goOn }
    let best = rungs.best(of: standing.rung)
    guard !best.isEmpty, !best.contains(where: { $0.trial == standing.trial }) else { return .goOn }
    return .stop(
      reason: "epoch \(standing.epoch): \(metricText(standing.best)) is not among the best \(best.count) of "
        + "\(standing.rung.entries.count) trials")
  }
}
