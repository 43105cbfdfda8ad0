/// The epoch with the highest score so far.
struct BestEpoch {
  private var score: Double?
  /// The epoch, from 1; 0 before any.
  private(set) var epoch = 0
  /// Steps taken by its end, over all epochs.
  private(set) var step = 0

  /// Takes note of an epoch; tells whether it is the best: the first is, until a score is a number.
  mutating func note(_ score: Double, epoch: Int, step: Int) -> Bool {
    if let best = self.score, !(score > best || (best.isNaN && !score.isNaN)) { return false }
    (self.score, self.epoch, self.step) = (score, epoch, step)
    return true
  }
}
