import Tracking

extension Rung {
  /// A rung of trials 1, 2, 3 and so on, ranked as the store ranks them.
  static func sample(_ bests: [Double], goal: Goal = .maximize, epoch: Int, waiting: Set<Int64> = []) -> Rung
  {
    let entries = bests.enumerated().map { place, best in
      Entry(trial: Int64(place + 1), best: best, isWaiting: waiting.contains(Int64(place + 1)))
    }
    // The sort is stable, so that equal trials stay in their order.
    return Rung(epoch: epoch, entries: entries.sorted { goal.prefers($0.best, to: $1.best) })
  }
}

extension Standing {
  /// How trial 1 stands with its best, reported at the epoch alone, against those of trials 2, 3 and so on.
  static func sample(_ best: Double, against rivals: [Double], goal: Goal = .maximize, epoch: Int) -> Standing
  {
    Standing(
      trial: 1, values: [(epoch, best)], rung: .sample([best] + rivals, goal: goal, epoch: epoch), goal: goal)
  }

  /// How a trial stands that has reported these values, from epoch 1 on, and is alone.
  static func alone(_ values: [Double], goal: Goal = .maximize) -> Standing {
    let best = values.reduce(.nan) { goal.prefers($1, to: $0) ? $1 : $0 }
    return Standing(
      trial: 1, values: values.enumerated().map { ($0 + 1, $1) },
      rung: .sample([best], goal: goal, epoch: values.count), goal: goal)
  }
}

extension Verdict {
  /// Why the trial is ended; nil where it is not.
  var reason: String? { if case .stop(let reason) = self { reason } else { nil } }
}
