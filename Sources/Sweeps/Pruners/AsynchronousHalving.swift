import Tracking

/// Sets a trial aside at each rung until it is among the best `1 / eta` of those that came there.
///
/// ASHA. No worker waits for others: one that is free goes on with a trial that can be promoted, from the highest rung
/// down, or begins a new one. (Li et al. 2020, "A System for Massively Parallel Hyperparameter Tuning".)
struct AsynchronousHalving: Pruner {
  /// Where trials are compared.
  let rungs: RungLadder

  /// A trial that would be promoted at once goes on without a pause.
  func verdict(on standing: Standing) -> Verdict {
    guard rungs.hasRung(at: standing.epoch) else { return .goOn }
    return rungs.best(of: standing.rung).contains { $0.trial == standing.trial } ? .goOn : .pause
  }

  /// The best trial that waits on a rung and may go on; nil where there is none.
  func promotion(on rung: Rung) -> Int64? { rungs.best(of: rung).first { $0.isWaiting }?.trial }
}
