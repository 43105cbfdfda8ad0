import Networks
import Tensors

/// Updates a network's parameters from their gradients: accumulation, clipping, the optimizer's rule, the average.
final class Updater {
  /// The average of the weights; nil where none is kept.
  let average: WeightAverage?
  private let optimizer: any Optimizer
  private let clipping: GradientClipping?
  private let accumulator: GradientAccumulator?
  private var schedule: LearningRateSchedule

  /// - Throws: before a training plan is bound to the network.
  init(_ network: Network, _ settings: TrainingSettings, stepsPerEpoch: Int) throws(EngineError) {
    let trained = network.parameters.filter(\.isTrainable)
    optimizer = try settings.optimizer.makeOptimizer(for: trained)
    clipping = GradientClipping(trained, value: settings.clipValue, norm: settings.clipNorm)
    accumulator = settings.accumulate > 1 ? try GradientAccumulator(trained) : nil
    average = try WeightAverage(network.parameters, decay: settings.ema)
    schedule = LearningRateSchedule(
      settings.schedule, base: settings.optimizer.learningRate, stepsPerEpoch: stepsPerEpoch,
      epochs: settings.epochs, minDelta: settings.minDelta)
  }

  /// Takes in the gradients that a batch left.
  func add(samples: Int) { accumulator?.add(samples: samples) }

  /// One update from all that was taken in since the last.
  ///
  /// - Parameter step: from 1, counted over all epochs.
  func update(step: Int) {
    accumulator?.finish()
    clipping?.apply()
    optimizer.step(number: step, learningRate: Float(learningRate(at: step)))
    average?.update(number: step)
  }

  /// The learning rate of an update, as long as no epoch's score is noted after it.
  func learningRate(at step: Int) -> Double { schedule.rate(at: step) }

  /// What updates remember beside the parameters.
  var memory: [KeptBuffer] { optimizer.memory + (average?.memory ?? []) }

  /// Takes note of how good an epoch was, the higher the better.
  func note(_ score: Double) { schedule.note(score) }
}
