/// The work that is left in a sweep, and how fast it gets less.
struct WorkLedger {
  private var left: [Int64: Double] = [:]
  private var done = 0.0
  private let start = ContinuousClock.now

  /// Takes the work that is left of each open trial, in any unit; what is less than before, or gone, has been done.
  ///
  /// A trial that waits again after an interruption has lost nothing, as it goes on where it stopped.
  mutating func update(_ open: [Int64: Double]) {
    done += left.reduce(0) { $0 + max(0, $1.value - (open[$1.key] ?? 0)) }
    left = open.merging(left.filter { open[$0.key] != nil }, uniquingKeysWith: min)
  }

  /// The seconds that the work will last if it goes on as fast as since the start; nil while nothing was done.
  ///
  /// - Parameter more: work of trials that are still to come.
  func secondsLeft(besides more: Double) -> Double? {
    guard done > 0 else { return nil }
    return (ContinuousClock.now - start) / .seconds(1) * left.values.reduce(more, +) / done
  }
}
