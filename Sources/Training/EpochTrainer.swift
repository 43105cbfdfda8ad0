import Datasets
import Networks
import Signals
import Tensors

/// Takes a network through one epoch after another, batch by batch and step by step.
final class EpochTrainer {
  let updater: Updater
  let stepsPerEpoch: Int
  /// Steps taken, over all epochs.
  var step = 0
  /// What the steps of the epoch have brought that was begun last.
  var progress: EpochProgress
  let network: Network
  private let source: any SampleSource
  let order: BatchOrder
  private let batchesPerEpoch: Int
  private let plans: PlanSet
  private let function: LossFunction
  private let targets: TargetMaker
  private let mixer: BatchMixer?
  let accumulate: Int
  let classes: Int
  /// The steps after which frozen parameters are trained too; nil where they never are.
  let unfreezeStep: Int?
  private let batchSize: Int
  private let clock = ContinuousClock()

  init(
    _ network: Network, _ settings: TrainingSettings, source: any SampleSource, samples: [Int32],
    classes: Int, context: ComputeContext
  ) throws(TrainingError) {
    let generator = SeededGenerator(seed: settings.seed)
    (self.network, self.source, self.classes) = (network, source, classes)
    accumulate = max(1, settings.accumulate)
    order = BatchOrder(
      samples, batchSize: settings.batchSize, shuffle: settings.shuffle, generator: generator.split("order"))
    batchesPerEpoch = order.epoch(1).count
    stepsPerEpoch = (batchesPerEpoch + accumulate - 1) / accumulate
    unfreezeStep = settings.unfreezeEpoch > 0 ? (settings.unfreezeEpoch - 1) * stepsPerEpoch : nil
    function = try settings.loss.function(for: network.shapes)
    let (width, labels) = (network.outputShape.count, source.labels)
    batchSize = min(settings.batchSize, samples.count)
    targets = TargetMaker(
      settings.targets, for: function,
      classWeights: try settings.targets.classWeights.weights(
        of: samples.lazy.map { labels[Int($0)] }, classes: classes), capacity: batchSize, width: width)
    mixer = BatchMixer(settings.targets, shape: network.inputShape, generator: generator.split("mixing"))
    progress = EpochProgress(capacity: samples.count, width: width)
    plans = PlanSet(network, mode: .training, context: context, generator: generator.split("dropout"))
    do throws(EngineError) {
      // The usual batch decides the parameters' layouts, so its plan comes first.
      _ = try plans.plan(batchSize)
      updater = try Updater(network, settings, stepsPerEpoch: stepsPerEpoch)
    } catch {
      throw .engine(error)
    }
  }

  /// One pass over the samples, or what is left of it.
  ///
  /// - Parameter stop: looked at once a step, so that the batches of a step are never torn apart.
  func train(
    epoch: Int, stop: StopSignal, observe: (TrainingEvent) throws -> Void
  ) throws -> TrainedEpoch {
    var lap = clock.now
    let done = step - (epoch - 1) * stepsPerEpoch
    if done == 0 { progress.begin() }
    let batches = order.epoch(epoch)
    // Samples that do not vary are read where they are needed: that costs less than handing them over.
    let feeder =
      source.variesByEpoch ? BatchFeeder(source, batches, from: done * accumulate, epoch: epoch) : nil
    progress.prepareSeconds += (clock.now - lap) / .seconds(1)
    for first in stride(from: done * accumulate, to: batches.count, by: accumulate) {
      if stop.isRaised { throw TrainingError.interrupted(epoch: epoch, step: step) }
      // Not before, so that the state between two epochs is the same whoever asks for it.
      if step == unfreezeStep { try unfreeze() }
      var (loss, samples) = (0.0, 0)
      for number in first..<min(first + accumulate, batches.count) {
        loss += try learn(from: batches[number], number: number, epoch: epoch, feeder)
        samples += batches[number].count
      }
      step += 1
      updater.update(step: step)
      let now = clock.now
      progress.trainSeconds += (now - lap) / .seconds(1)
      lap = now
      try observe(
        .stepFinished(
          StepReport(epoch: epoch, step: step, stepsPerEpoch: stepsPerEpoch, loss: loss / Double(samples))))
    }
    // A relu makes zeros of what is not a number, so that the loss alone does not tell.
    if let origin = network.nonFiniteParameter {
      throw TrainingError.nonFiniteLoss(epoch: epoch, step: step, origin: origin)
    }
    return TrainedEpoch(
      epoch: epoch, step: step, result: progress.collector.result,
      learningRate: updater.learningRate(at: step),
      seconds: progress.trainSeconds + (clock.now - lap) / .seconds(1),
      prepareSeconds: progress.prepareSeconds)
  }

  /// Trains all parameters from the next step on.
  func unfreeze() throws(TrainingError) {
    let frozen = network.parameters.filter(\.isFrozen)
    guard !frozen.isEmpty else { return }
    for parameter in frozen { parameter.isFrozen = false }
    plans.removeAll()
    do throws(EngineError) {
      _ = try plans.plan(batchSize)
      try updater.take(on: frozen.filter(\.learns), of: network, after: unfreezeStep ?? step)
    } catch {
      throw .engine(error)
    }
  }

  /// Leaves a batch's gradients with the updater; gives the sum of its losses.
  private func learn(
    from batch: ArraySlice<Int32>, number: Int, epoch: Int, _ feeder: BatchFeeder?
  ) throws(TrainingError) -> Double {
    let loss: Double
    let plan: ExecutionPlan
    // What is random in a batch follows from its number over all epochs, so that no draws have to be remembered.
    let pass = (epoch - 1) * batchesPerEpoch + number
    do throws(EngineError) {
      plan = try plans.plan(batch.count)
      let share = prepare(batch, pass: pass, epoch: epoch, feeder, in: plan)
      try plan.forward(pass: pass)
      loss = progress.collector.add(batch.count) { labels, scores in
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
    _ batch: ArraySlice<Int32>, pass: Int, epoch: Int, _ feeder: BatchFeeder?, in plan: ExecutionPlan
  ) -> Float {
    let started = clock.now
    if let feeder {
      feeder.next(into: plan.input.values, count: batch.count)
    } else {
      source.read(batch, epoch: epoch, into: plan.input.values)
    }
    let share = mixer?.mix(plan.input.values, count: batch.count, batch: pass) ?? 1
    progress.prepareSeconds += (clock.now - started) / .seconds(1)
    return share
  }
}
