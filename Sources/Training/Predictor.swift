public import Datasets
public import Networks
public import Signals
public import Tensors

/// Runs a network forward over samples and gives the class scores.
public final class Predictor {
  private let plans: PlanSet
  private let loss: Loss
  private let batchSize: Int
  private let inputShape: Shape
  private let width: Int
  private let classes: Int

  /// - Parameters:
  ///   - loss: decides how raw values become scores: softmax or sigmoid.
  ///   - batchSize: samples a pass; it changes speed and memory, not results.
  public init(_ network: Network, loss: Loss, batchSize: Int = 256, context: ComputeContext)
    throws(TrainingError)
  {
    try loss.check(fits: network.shapes)
    plans = PlanSet(network, mode: .inference, context: context, generator: SeededGenerator(seed: 0))
    (self.loss, self.batchSize, inputShape) = (loss, batchSize, network.inputShape)
    (width, classes) = (network.outputShape.count, loss.classCount(of: network.shapes))
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
          return loss.crossEntropy.evaluate(
            logits: plan.logits, labels: UnsafeBufferPointer(labels), scores: scores, gradient: nil)
        }
      } catch {
        throw .engine(error)
      }
    }
    return collector.result
  }
}
