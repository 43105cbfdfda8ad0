import Networks
import Tensors

/// Updates a network's parameters from their gradients: accumulation, clipping, the optimizer's rule, the average.
final class Updater {
  /// The average of the weights; nil where none is kept.
  let average: WeightAverage?
  /// The optimizers with the steps after which they began: the second one has what was frozen before.
  private var optimizers: [(optimizer: any Optimizer, begin: Int)]
  private var clipping: GradientClipping?
  private var accumulator: GradientAccumulator?
  private let settings: TrainingSettings
  private var schedule: LearningRateSchedule

  /// - Throws: before a training plan is bound to the network.
  init(_ network: Network, _ settings: TrainingSettings, stepsPerEpoch: Int) throws(EngineError) {
    let trained = network.parameters.filter(\.learns)
    optimizers = [(try settings.optimizer.makeOptimizer(for: trained), 0)]
    self.settings = settings
    clipping = GradientClipping(trained, value: settings.clipValue, norm: settings.clipNorm)
    accumulator = settings.accumulate > 1 ? try GradientAccumulator(trained) : nil
    average = try WeightAverage(network.parameters, decay: settings.ema)
    schedule = LearningRateSchedule(
      settings.schedule, base: settings.optimizer.learningRate, stepsPerEpoch: stepsPerEpoch,
      epochs: settings.epochs, minDelta: settings.minDelta)
  }

  /// Updates some parameters too that were frozen so far; of them no optimizer remembers anything.
  ///
  /// - Parameter step: the last one before.
  func take(
    on parameters: [Parameter], of network: Network, after step: Int
  ) throws(EngineError) {
    optimizers.append((try settings.optimizer.makeOptimizer(for: parameters), step))
    let trained = network.parameters.filter(\.learns)
    clipping = GradientClipping(trained, value: settings.clipValue, norm: settings.clipNorm)
    if accumulator != nil { accumulator = try GradientAccumulator(trained) }
  }

  /// Takes in the gradients that a batch left.
  func add(samples: Int) { accumulator?.add(samples: samples) }

  /// One update from all that was taken in since the last.
  ///
  /// - Parameter step: from 1, counted over all epochs.
  func update(step: Int) {
    accumulator?.finish()
    clipping?.apply()
    let rate = Float(learningRate(at: step))
    for (optimizer, begin) in optimizers { optimizer.step(number: step - begin, learningRate: rate) }
    average?.update(number: step)
  }

  /// The learning rate of an update, as long as no epoch's score is noted after it.
  func learningRate(at step: Int) -> Double { schedule.rate(at: step) }

  /// What updates remember beside the parameters.
  var memory: [KeptBuffer] {
    optimizers.flatMap(\.optimizer.memory) + (average?.memory ?? [])
  }

  /// Takes note of how good an epoch was, the higher the better.
  func note(_ score: Double) { schedule.note(score) }
}
