import Datasets
import Networks
import Signals
import Tensors

/// Takes a network through one epoch after another, batch by batch and step by step.
final class EpochTrainer {
  let updater: Updater
  private let network: Network
  private let source: any SampleSource
  private let order: BatchOrder
  private let plans: PlanSet
  private let function: LossFunction
  private let targets: TargetMaker
  private let mixer: BatchMixer?
  private let accumulate: Int
  private var collector: SplitCollector
  private var step = 0
  private let clock = ContinuousClock()
  private var prepareTime = Duration.zero

  init(
    _ network: Network, _ settings: TrainingSettings, source: any SampleSource, samples: [Int32],
    classes: Int, context: ComputeContext
  ) throws(TrainingError) {
    let generator = SeededGenerator(seed: settings.seed)
    (self.network, self.source, accumulate) = (network, source, max(1, settings.accumulate))
    order = BatchOrder(
      samples, batchSize: settings.batchSize, shuffle: settings.shuffle, generator: generator.split("order"))
    function = try settings.loss.function(for: network.shapes)
    let (width, labels) = (network.outputShape.count, source.labels)
    let batchSize = min(settings.batchSize, samples.count)
    targets = TargetMaker(
      settings.targets, for: function,
      classWeights: try settings.targets.classWeights.weights(
        of: samples.lazy.map { labels[Int($0)] }, classes: classes), capacity: batchSize, width: width)
    mixer = BatchMixer(settings.targets, shape: network.inputShape, generator: generator.split("mixing"))
    collector = SplitCollector(capacity: samples.count, width: width)
    plans = PlanSet(network, mode: .training, context: context, generator: generator.split("dropout"))
    do throws(EngineError) {
      // The usual batch decides the parameters' layouts, so its plan comes first.
      _ = try plans.plan(batchSize)
      updater = try Updater(
        network, settings, stepsPerEpoch: Self.steps(order.epoch(1).count, accumulate: accumulate))
    } catch {
      throw .engine(error)
    }
  }

  private static func steps(_ batches: Int, accumulate: Int) -> Int {
    (batches + accumulate - 1) / accumulate
  }

  /// One pass over the samples.
  ///
  /// - Parameter stop: looked at once a batch.
  func train(
    epoch: Int, stop: StopSignal, observe: (TrainingEvent) throws -> Void
  ) throws -> TrainedEpoch {
    let started = clock.now
    collector.removeAll()
    let batches = order.epoch(epoch)
    // Samples that do not vary are read where they are needed: that costs less than handing them over.
    let feeder = source.variesByEpoch ? BatchFeeder(source, batches, epoch: epoch) : nil
    prepareTime = clock.now - started
    let steps = Self.steps(batches.count, accumulate: accumulate)
    for first in stride(from: 0, to: batches.count, by: accumulate) {
      var (loss, samples) = (0.0, 0)
      for number in first..<min(first + accumulate, batches.count) {
        if stop.isRaised { throw TrainingError.interrupted(epoch: epoch, step: step) }
        loss += try learn(
          from: batches[number], number: number + (epoch - 1) * batches.count, feeder, epoch: epoch)
        samples += batches[number].count
      }
      step += 1
      updater.update(step: step)
      try observe(
        .stepFinished(
          StepReport(epoch: epoch, step: step, stepsPerEpoch: steps, loss: loss / Double(samples))))
    }
    // A relu makes zeros of what is not a number, so that the loss alone does not tell.
    if let origin = network.nonFiniteParameter {
      throw TrainingError.nonFiniteLoss(epoch: epoch, step: step, origin: origin)
    }
    return TrainedEpoch(
      epoch: epoch, step: step, result: collector.result, learningRate: updater.learningRate,
      seconds: (clock.now - started) / .seconds(1), prepareSeconds: prepareTime / .seconds(1))
  }

  /// Leaves a batch's gradients with the updater; gives the sum of its losses.
  ///
  /// - Parameter number: of the batch over all epochs; what is random in it follows from that.
  private func learn(
    from batch: ArraySlice<Int32>, number: Int, _ feeder: BatchFeeder?, epoch: Int
  ) throws(TrainingError) -> Double {
    let loss: Double
    let plan: ExecutionPlan
    do throws(EngineError) {
      plan = try plans.plan(batch.count)
      let share = prepare(batch, number: number, feeder, epoch: epoch, in: plan)
      try plan.forward(pass: number)
      loss = collector.add(batch.count) { labels, scores in
        source.readLabels(batch, into: labels)
        let loss = function.evaluate(
          logits: plan.logits, targets: targets.make(UnsafeBufferPointer(labels), share: share),
          scores: scores, gradient: plan.logitsGradient)
        // What a sample was mixed with has the larger share of it.
        var labels = labels
        if share < 0.5 { labels.reverse() }
        return loss
      }
      if loss.isFinite { try plan.backward() }
    } catch {
      throw .engine(error)
    }
    guard loss.isFinite else {
      throw .nonFiniteLoss(epoch: epoch, step: step + 1, origin: try? plan.nonFiniteOrigin())
    }
    updater.add(samples: batch.count)
    return loss
  }

  /// Reads or waits for a batch and mixes it; gives the share that is left of each sample.
  private func prepare(
    _ batch: ArraySlice<Int32>, number: Int, _ feeder: BatchFeeder?, epoch: Int, in plan: ExecutionPlan
  ) -> Float {
    let started = clock.now
    if let feeder {
      feeder.next(into: plan.input.values, count: batch.count)
    } else {
      source.read(batch, epoch: epoch, into: plan.input.values)
    }
    let share = mixer?.mix(plan.input.values, count: batch.count, batch: number) ?? 1
    prepareTime += clock.now - started
    return share
  }
}
