public import Datasets
public import Networks
public import Signals
public import Tensors

/// Trains a network on a split of a dataset; synchronous, on the caller's thread.
public final class Trainer {
  private let settings: TrainingSettings
  private let validation: [Int32]
  private let source: any SampleSource
  private let predictor: Predictor
  private let epochTrainer: EpochTrainer
  private let best: BestWeights?

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
    (self.settings, self.source, validation) = (settings, source, split.validation)
    predictor = try Predictor(network, loss: settings.loss, context: context)
    epochTrainer = try EpochTrainer(
      network, settings, source: source, samples: split.train, classes: classes, context: context)
    do throws(EngineError) {
      best = settings.restoresBest ? try BestWeights(network.parameters) : nil
    } catch {
      throw .engine(error)
    }
  }

  /// Trains for all epochs, or until they get no better.
  ///
  /// - Parameters:
  ///   - stop: looked at once a batch.
  ///   - score: how good an epoch was, the higher the better; asked once an epoch, before the epoch is told. Early
  ///     stopping, `reduce_on_plateau` and the best epoch go by it.
  ///   - observe: called after each step and each epoch; what it throws ends the training. When an epoch is told, the
  ///     network has the weights that were scored: the averaged ones where there is an average.
  public func fit(
    stop: StopSignal = StopSignal(), score: (EpochReport) throws -> Double = \.standardScore,
    observe: (TrainingEvent) throws -> Void
  ) throws {
    var patience = Patience(limit: settings.earlyStopping, minDelta: settings.minDelta)
    for epoch in 1...max(settings.epochs, 1) {
      // Scoring left the average in the parameters' place.
      if epoch > 1 { epochTrainer.updater.average?.exchange() }
      let trained = try epochTrainer.train(epoch: epoch, stop: stop, observe: observe)
      epochTrainer.updater.average?.exchange()
      let report = EpochReport(trained, validation: try validate(trained, stop: stop))
      let value = try score(report)
      try observe(.epochFinished(report))
      best?.note(value, epoch: epoch, step: report.step)
      epochTrainer.updater.note(value)
      patience.note(value)
      guard settings.earlyStopping > 0, patience.isExhausted, epoch < settings.epochs else { continue }
      try observe(.stoppedEarly(epoch: epoch, patience: settings.earlyStopping))
      break
    }
    guard let best else { return }
    best.restore()
    try observe(.bestRestored(epoch: best.place.epoch, step: best.place.step))
  }

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
