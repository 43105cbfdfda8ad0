public import Datasets
public import Networks
public import Signals
public import Tensors

/// Runs a network forward over samples and gives the class scores.
public final class Predictor {
  private let plans: PlanSet
  private let function: LossFunction
  private let targets: LossTargets
  private let batchSize: Int
  private let inputShape: Shape
  private let width: Int
  private let classes: Int

  /// Samples a pass where nobody says otherwise.
  public static let standardBatchSize = 256

  /// - Parameters:
  ///   - loss: decides how raw values become scores: softmax, sigmoid or as they are.
  ///   - batchSize: samples a pass; it changes speed and memory, not results.
  public init(_ network: Network, loss: Loss, batchSize: Int = standardBatchSize, context: ComputeContext)
    throws(TrainingError)
  {
    function = try loss.function(for: network.shapes)
    plans = PlanSet(network, mode: .inference, context: context, generator: SeededGenerator(seed: 0))
    (self.batchSize, inputShape, width) = (batchSize, network.inputShape, network.outputShape.count)
    classes = function.classCount(width: width)
    targets = LossTargets(capacity: batchSize, classes: width)
  }

  /// A predictor that computes by itself, with as many threads as pay off.
  ///
  /// - Parameters:
  ///   - samples: how many there are to be scored.
  ///   - threads: the most threads that kernels may use.
  public convenience init(
    _ network: Network, loss: Loss, samples: Int, batchSize: Int = standardBatchSize, threads: Int
  ) throws(TrainingError) {
    let batchSize = max(1, min(samples, batchSize))
    let context: ComputeContext
    do throws(EngineError) {
      context = try ComputeContext(threads: network.threads(upTo: threads, samples: batchSize))
    } catch {
      throw .engine(error)
    }
    try self.init(network, loss: loss, batchSize: batchSize, context: context)
  }

  /// Losses and scores of some samples, in their order.
  ///
  /// - Parameter stop: looked at once a batch.
  /// - Throws: where the samples have another shape than the network's input, or a label that it has no output for.
  public func run(
    _ source: any SampleSource, _ indices: [Int32], stop: StopSignal = StopSignal()
  ) throws(TrainingError) -> SplitResult {
    try source.check(indices, shape: inputShape, classes: classes)
    var collector = SplitCollector(capacity: indices.count, width: width)
    for start in stride(from: 0, to: indices.count, by: batchSize) {
      if stop.isRaised { throw .interrupted(epoch: 0, step: 0) }
      let batch = indices[start..<min(start + batchSize, indices.count)]
      do throws(EngineError) {
        let plan = try plans.plan(batch.count)
        source.read(batch, into: plan.input.values)
        try plan.forward()
        _ = collector.add(batch.count) { labels, scores in
          source.readLabels(batch, into: labels)
          targets.fill(UnsafeBufferPointer(labels))
          return function.evaluate(logits: plan.logits, targets: targets, scores: scores, gradient: nil)
        }
      } catch {
        throw .engine(error)
      }
    }
    return collector.result
  }

  /// Where the first value arises that is not finite, among all batches of some samples.
  func nonFiniteOrigin(_ source: any SampleSource, _ indices: [Int32]) throws(EngineError) -> NonFiniteOrigin?
  {
    for start in stride(from: 0, to: indices.count, by: batchSize) {
      let batch = indices[start..<min(start + batchSize, indices.count)]
      let plan = try plans.plan(batch.count)
      source.read(batch, into: plan.input.values)
      if let origin = try plan.nonFiniteOrigin() { return origin }
    }
    return nil
  }
}
