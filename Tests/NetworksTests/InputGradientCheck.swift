import Networks
import Tensors
import TestSupport
import Testing

/// Compares the input's gradient in explanation with finite differences of `sum(logits * factors)`.
struct InputGradientCheck {
  private let plan: ExecutionPlan
  private let shape: Shape
  private let input: [Double]
  private let factors: [Double]

  /// Running statistics are made others than 0 and 1, which would hide mistakes.
  init(_ network: Network, batchSize: Int) throws {
    for (number, parameter) in network.parameters.enumerated() where !parameter.isTrainable {
      let values = referenceValues(parameter.shape.count, seed: UInt64(50 + number), in: 0.5...2)
      try parameter.load(Tensor(shape: parameter.shape, values: values.map { Float($0) }))
    }
    shape = network.inputShape.batched(batchSize)
    input = referenceValues(shape.count, seed: 31)
    plan = try ExecutionPlan(
      network, batchSize: batchSize, mode: .explanation, context: ComputeContext(threads: 1))
    factors = referenceValues(plan.logits.layout.shape.count, seed: 32)
  }

  /// The largest error of directional derivatives, relative to the size of the gradient.
  func worstError() throws -> Double {
    _ = try objective(input)
    let gradient = try #require(plan.logitsGradient)
    try gradient.load(Tensor(shape: gradient.layout.shape, values: factors.map { Float($0) }))
    try plan.backward()
    let found = try #require(plan.inputGradient).tensor().values.map { Double($0) }
    var worst = 0.0
    for direction in directions {
      let analytic = zip(found, direction).reduce(0) { $0 + $1.0 * $1.1 }
      let size = norm(found) * norm(direction) / Double(found.count).squareRoot()
      // As in GradientCheck: a wrong gradient fails with every step.
      var error = Double.infinity
      for step in [1e-3, 4e-3, 2e-4, 5e-5] where error > GradientCheck.tolerance {
        let numeric = (try slope(along: direction, step)) / (2 * step)
        error = min(error, abs(analytic - numeric) / max(size, abs(numeric), 0.01))
      }
      worst = max(worst, error)
    }
    return worst
  }

  private var directions: [[Double]] {
    let count = input.count
    return [41, 42].map { referenceValues(count, seed: $0) }
      + [0, count / 3, count / 2, count - 1].map { place in (0..<count).map { $0 == place ? 1 : 0 } }
  }

  private func slope(along direction: [Double], _ step: Double) throws -> Double {
    let ends = try [step, -step].map { signed in
      try objective(zip(input, direction).map { $0 + signed * $1 })
    }
    return ends[0] - ends[1]
  }

  private func objective(_ input: [Double]) throws -> Double {
    try plan.input.load(Tensor(shape: shape, values: input.map { Float($0) }))
    try plan.forward()
    return zip(plan.logits.values, factors).reduce(0) { $0 + Double($1.0) * $1.1 }
  }

  private func norm(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
}
