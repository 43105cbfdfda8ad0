import Tracking

/// The best epochs of a run so far, as far as their checkpoints are kept.
struct TopEpochs {
  /// How many are kept.
  let count: Int
  /// What they are best at.
  let objective: MetricObjective

  init?(_ keeping: CheckpointKeeping?, objective: MetricObjective) {
    guard let count = keeping?.top else { return nil }
    (self.count, self.objective) = (count, keeping?.metric ?? objective)
  }

  /// The ranking with an epoch more, the best first; of equal ones the earlier is better, and what is not a number has no
  /// rank.
  func ranking(_ ranked: [RunProgress.Best], adding epoch: Int, value: Double) -> [RunProgress.Best] {
    guard !value.isNaN else { return ranked }
    let place = ranked.firstIndex { objective.goal.prefers(value, to: $0.value) } ?? ranked.count
    var ranking = ranked
    ranking.insert(RunProgress.Best(epoch: epoch, value: value), at: place)
    return Array(ranking.prefix(count))
  }
}
