/// When a sweep's trials are ended, or set aside, before their last epoch.
///
/// Epochs are counted from 1, and a trial's result up to an epoch is the best value of the sweep's metric until then.
public enum EarlyTermination: Codable, Hashable, Sendable {
  /// Ends a trial whose best result is worse than the median of what the others had reached by the same epoch.
  ///
  /// It spares the first `minEpochs` epochs of each trial, and waits until `minTrials` others have come as far.
  /// (Golovin et al. 2017, "Google Vizier", section 3.2.1.)
  case median(minEpochs: Int, minTrials: Int)
  /// Ends, at rungs `minEpochs`, `minEpochs * eta`, `minEpochs * eta * eta` and so on, what is not in the best
  /// `1 / eta` of those that came there. (Li et al. 2018, "Hyperband".)
  case hyperband(minEpochs: Int, eta: Int)
  /// Sets trials aside at the same rungs, and goes on with the best `1 / eta` of each whenever a worker is free.
  /// (Li et al. 2020, "A System for Massively Parallel Hyperparameter Tuning".)
  case asha(minEpochs: Int, eta: Int)
  /// Ends a trial that has not bettered its result by more than `minDelta` for so many epochs.
  case patience(epochs: Int, minDelta: Double)
  /// Ends a trial whose result is worse than `value`, from epoch `minEpochs` on.
  case threshold(value: Double, minEpochs: Int)
}
