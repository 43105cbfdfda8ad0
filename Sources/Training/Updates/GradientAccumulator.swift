import Tensors

/// Adds up the gradients of several batches, so that one update sees them as one large batch.
final class GradientAccumulator {
  private let sums: [(gradient: Buffer, sum: Buffer)]
  private var samples = 0

  /// - Throws: before a training plan is bound to the parameters.
  init(_ parameters: [Parameter]) throws(EngineError) {
    var sums: [(Buffer, Buffer)] = []
    for parameter in parameters {
      if let gradient = parameter.gradient { sums.append((gradient, try parameter.makeState())) }
    }
    self.sums = sums
  }

  /// Adds the mean gradient of a batch, which counts as much as it has samples.
  func add(samples count: Int) {
    samples += count
    for pair in sums { pair.sum.add(pair.gradient, times: Float(count)) }
  }

  /// Puts the mean over all samples where the gradients are, and begins anew.
  func finish() {
    for pair in sums {
      pair.gradient.copy(pair.sum)
      pair.gradient.scale(by: 1 / Float(samples))
      pair.sum.values.update(repeating: 0)
    }
    samples = 0
  }
}
