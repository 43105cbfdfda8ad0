public import Tracking

extension EarlyTermination {
  /// What becomes of a trial after an epoch; after the last one that it is to run for, nothing is cut short any more.
  ///
  /// - Parameter plannedEpochs: the epochs that the trial is to run for.
  public func verdict(on standing: Standing, plannedEpochs: Int) -> Verdict {
    standing.epoch < plannedEpochs ? pruner.verdict(on: standing) : .goOn
  }

  /// Which of the trials that wait on a rung is to go on, for `Store.claimTrial`; nil where the rule pauses none.
  public var promotion: (@Sendable (Rung) -> Int64?)? {
    guard let halving = pruner as? AsynchronousHalving else { return nil }
    return halving.promotion(on:)
  }

  private var pruner: any Pruner {
    switch self {
    case .median(let minEpochs, let minTrials): MedianPruner(minEpochs: minEpochs, minTrials: minTrials)
    case .hyperband(let minEpochs, let eta):
      HyperbandPruner(rungs: RungLadder(minEpochs: minEpochs, eta: eta))
    case .asha(let minEpochs, let eta):
      AsynchronousHalving(rungs: RungLadder(minEpochs: minEpochs, eta: eta))
    case .patience(let epochs, let minDelta): PatiencePruner(epochs: epochs, minDelta: minDelta)
    case .threshold(let value, let minEpochs): ThresholdPruner(value: value, minEpochs: minEpochs)
    }
  }
}
