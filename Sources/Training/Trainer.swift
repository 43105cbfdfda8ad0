public import Datasets
public import Networks
public import Signals
public import Tensors

/// Trains a network on a split of a dataset; synchronous, on the caller's thread.
public final class Trainer {
  let network: Network
  let epochTrainer: EpochTrainer
  let best: BestWeights?
  /// How good each epoch was that is over.
  private(set) var scores: [Double] = []
  private let settings: TrainingSettings
  private let validation: [Int32]
  private let source: any SampleSource
  private let predictor: Predictor
  private var patience: Patience

  /// Makes the plans and the optimizer's state; afterwards training allocates nothing per step.
  ///
  /// - Parameters:
  ///   - source: all samples of the training part of a dataset.
  ///   - classes: number of classes that labels may name.
  ///   - split: which of them are trained on and which validate.
  public init(
    _ network: Network, settings: TrainingSettings, source: any SampleSource, classes: Int,
    split: SampleSplit,
    context: ComputeContext
  ) throws(TrainingError) {
    guard !split.train.isEmpty else { throw .mismatch(expected: "samples to train on", found: "none") }
    try settings.loss.check(network.shapes, classes: classes)
    try source.check(split.train + split.validation, shape: network.inputShape, classes: classes)
    (self.network, self.settings, self.source, validation) = (network, settings, source, split.validation)
    patience = Patience(limit: settings.earlyStopping, minDelta: settings.minDelta)
    predictor = try Predictor(network, loss: settings.loss, context: context)
    epochTrainer = try EpochTrainer(
      network, settings, source: source, samples: split.train, classes: classes, context: context)
    do throws(EngineError) {
      best = settings.restoresBest ? try BestWeights(network.parameters) : nil
    } catch {
      throw .engine(error)
    }
  }

  /// Trains for all epochs that are left, or until they get no better.
  ///
  /// - Parameters:
  ///   - stop: looked at once a step, and once a batch of the validation.
  ///   - score: how good an epoch was, the higher the better; asked once an epoch, before the epoch is told. Early
  ///     stopping, `reduce_on_plateau` and the best epoch go by it.
  ///   - observe: called after each step and each epoch; what it throws ends the training. When an epoch is told, the
  ///     network has the weights that were scored: the averaged ones where there is an average.
  public func fit(
    stop: StopSignal = StopSignal(), score: (EpochReport) throws -> Double = \.standardScore,
    observe: (TrainingEvent) throws -> Void
  ) throws {
    let average = epochTrainer.updater.average
    while scores.count < epochs, !isOutOfPatience {
      average?.setInPlace(false)
      let trained = try epochTrainer.train(epoch: scores.count + 1, stop: stop, observe: observe)
      average?.setInPlace(true)
      let report = EpochReport(trained, validation: try validate(trained, stop: stop))
      // Noted before it is told, so that a state taken then is whole.
      let value = try score(report)
      note(value)
      best?.note(value, epoch: report.epoch, step: report.step)
      try observe(.epochFinished(report))
    }
    average?.setInPlace(true)
    if scores.count < epochs {
      try observe(.stoppedEarly(epoch: scores.count, patience: settings.earlyStopping))
    }
    guard let best else { return }
    best.restore()
    try observe(.bestRestored(epoch: best.place.epoch, step: best.place.step))
  }

  /// Takes note of how good an epoch was that is over.
  func note(_ score: Double) {
    scores.append(score)
    epochTrainer.updater.note(score)
    patience.note(score)
  }

  /// Epochs of the whole training.
  var epochs: Int { max(settings.epochs, 1) }

  private var isOutOfPatience: Bool { settings.earlyStopping > 0 && patience.isExhausted }

  /// Scores the validation split; nil without one.
  private func validate(_ trained: TrainedEpoch, stop: StopSignal) throws(TrainingError) -> SplitResult? {
    guard !validation.isEmpty else { return nil }
    let (epoch, step) = (trained.epoch, trained.step)
    let result: SplitResult
    do throws(TrainingError) {
      result = try predictor.run(source, validation, stop: stop)
    } catch {
      guard case .interrupted = error else { throw error }
      throw .interrupted(epoch: epoch, step: step)
    }
    guard result.loss.isFinite else {
      // The epoch's last step has spoilt weights that no training batch has met.
      let origin = try? predictor.nonFiniteOrigin(source, validation)
      throw .nonFiniteLoss(epoch: epoch, step: step, origin: origin)
    }
    return result
  }
}
