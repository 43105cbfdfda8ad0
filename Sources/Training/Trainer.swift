public import Datasets
public import Networks
public import Signals
public import Tensors

/// Trains a network on a split of a dataset; synchronous, on the caller's thread.
public final class Trainer {
  private let settings: TrainingSettings
  private let source: any SampleSource
  private let order: BatchOrder
  private let validation: [Int32]
  private let plans: PlanSet
  private let predictor: Predictor
  private let optimizer: any Optimizer
  private var collector: SplitCollector
  private var step = 0

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
    let generator = SeededGenerator(seed: settings.seed)
    (self.settings, self.source, validation) = (settings, source, split.validation)
    order = BatchOrder(
      split.train, batchSize: settings.batchSize, shuffle: settings.shuffle,
      generator: generator.split("order"))
    plans = PlanSet(network, mode: .training, context: context, generator: generator.split("dropout"))
    predictor = try Predictor(network, loss: settings.loss, context: context)
    collector = SplitCollector(capacity: split.train.count, width: network.outputShape.count)
    do throws(EngineError) {
      // The usual batch decides the parameters' layouts, so its plan comes first.
      _ = try plans.plan(min(settings.batchSize, split.train.count))
      optimizer = try settings.optimizer.makeOptimizer(for: network.parameters.filter(\.isTrainable))
    } catch {
      throw .engine(error)
    }
  }

  /// Trains for all epochs.
  ///
  /// - Parameters:
  ///   - stop: looked at once a step.
  ///   - observe: called after each step and each epoch; what it throws ends the training.
  public func fit(stop: StopSignal = StopSignal(), observe: (TrainingEvent) throws -> Void) throws {
    for epoch in 1...max(settings.epochs, 1) {
      let clock = ContinuousClock()
      let started = clock.now
      try train(epoch: epoch, stop: stop, observe: observe)
      let trainTime = clock.now - started
      let scored = try validate(epoch: epoch, stop: stop)
      try observe(
        .epochFinished(
          EpochReport(
            epoch: epoch, step: step, train: collector.result, validation: scored,
            trainSeconds: trainTime / .seconds(1))))
    }
  }

  private func train(epoch: Int, stop: StopSignal, observe: (TrainingEvent) throws -> Void) throws {
    collector.removeAll()
    let batches = order.epoch(epoch)
    for batch in batches {
      if stop.isRaised { throw TrainingError.interrupted(epoch: epoch, step: step) }
      step += 1
      let loss = try train(on: batch) / Double(batch.count)
      guard loss.isFinite else { throw TrainingError.nonFiniteLoss(epoch: epoch, step: step) }
      try observe(
        .stepFinished(StepReport(epoch: epoch, step: step, stepsPerEpoch: batches.count, loss: loss)))
    }
  }

  /// Scores the validation split; nil without one.
  private func validate(epoch: Int, stop: StopSignal) throws(TrainingError) -> SplitResult? {
    guard !validation.isEmpty else { return nil }
    do throws(TrainingError) {
      let result = try predictor.run(source, validation, stop: stop)
      // The epoch's last step may have spoilt weights that no training batch has met.
      guard result.loss.isFinite else { throw .nonFiniteLoss(epoch: epoch, step: step) }
      return result
    } catch .interrupted {
      throw .interrupted(epoch: epoch, step: step)
    }
  }

  /// One update; gives the sum of the batch's losses.
  private func train(on batch: ArraySlice<Int32>) throws(TrainingError) -> Double {
    do throws(EngineError) {
      let plan = try plans.plan(batch.count)
      source.read(batch, into: plan.input.values)
      try plan.forward()
      let loss = collector.add(batch.count) { labels, scores in
        source.readLabels(batch, into: labels)
        return settings.loss.crossEntropy.evaluate(
          logits: plan.logits, labels: UnsafeBufferPointer(labels), scores: scores,
          gradient: plan.logitsGradient)
      }
      try plan.backward()
      optimizer.step(learningRate: Float(settings.optimizer.learningRate))
      return loss
    } catch {
      throw .engine(error)
    }
  }
}
