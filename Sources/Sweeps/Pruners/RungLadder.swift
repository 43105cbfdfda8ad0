import Tracking

/// The epochs at which successive halving compares trials: `minEpochs`, `minEpochs * eta`, `minEpochs * eta * eta`, ...
struct RungLadder {
  private let minEpochs: Int
  private let eta: Int

  /// A ladder from the first rung up, of each of which one trial in `eta` goes on; the least values are 1 and 2.
  init(minEpochs: Int, eta: Int) {
    self.minEpochs = max(1, minEpochs)
    self.eta = max(2, eta)
  }

  /// Whether trials are compared at an epoch.
  func hasRung(at epoch: Int) -> Bool {
    guard epoch >= minEpochs, epoch.isMultiple(of: minEpochs) else { return false }
    var power = epoch / minEpochs
    while power.isMultiple(of: eta) { power /= eta }
    return power == 1
  }

  /// The best `1 / eta` of the trials on a rung, rounded down.
  func best(of rung: Rung) -> ArraySlice<Rung.Entry> { rung.entries.prefix(rung.entries.count / eta) }
}
