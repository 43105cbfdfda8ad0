import Networks
import Tensors
import TestSupport
import Testing

/// Compares the gradients of a training plan with finite differences of `sum(logits * factors)`.
struct GradientCheck {
  /// Errors up to this are rounding's and curvature's.
  static let tolerance = 0.02

  private let network: Network
  private let input: Tensor
  private let plan: ExecutionPlan
  private let factors: [Double]

  init(_ network: Network, batchSize: Int) throws {
    self.network = network
    let shape = network.inputShape.batched(batchSize)
    input = Tensor(shape: shape, values: referenceValues(shape.count, seed: 31).map { Float($0) })
    plan = try ExecutionPlan(
      network, batchSize: batchSize, mode: .training, context: ComputeContext(threads: 1))
    factors = referenceValues(plan.logits.layout.shape.count, seed: 32)
  }

  /// The largest error of each parameter's directional derivatives, relative to the size of the gradient; parameters
  /// without a gradient are left out.
  func worstErrors() throws -> [(parameter: String, error: Double)] {
    _ = try objective()
    let gradient = try #require(plan.logitsGradient)
    try gradient.load(Tensor(shape: gradient.layout.shape, values: factors.map { Float($0) }))
    try plan.backward()
    // All gradients first: later evaluations may run backward passes of their own.
    let gradients = try network.parameters.filter(\.isTrainable).compactMap { parameter in
      try parameter.gradient.map { buffer in
        (parameter, try buffer.tensor(shape: parameter.shape).values.map { Double($0) })
      }
    }
    return try gradients.map { ($0.name, try worstError(of: $0, gradient: $1)) }
  }

  private func worstError(of parameter: Parameter, gradient: [Double]) throws -> Double {
    let count = gradient.count
    var worst = 0.0
    for direction in directions(count) {
      let analytic = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
      let size = norm(gradient) * norm(direction) / Double(count).squareRoot()
      // A long step may cross a kink of relu or a change of a window's largest value, a short one drowns in rounding:
      // a wrong gradient fails with both.
      var error = Double.infinity
      for step in [1e-3, 4e-3, 2e-4, 5e-5] where error > Self.tolerance {
        let numeric = try slope(of: parameter, along: direction, step: step)
        // The floor stands for rounding where a gradient vanishes, as that of a bias before batch_norm.
        error = min(error, abs(analytic - numeric) / max(size, abs(numeric), 0.05))
      }
      worst = max(worst, error)
    }
    return worst
  }

  /// Two that change all values, and some that change a single one.
  private func directions(_ count: Int) -> [[Double]] {
    let places: Set<Int> = [0, count / 3, count / 2, count - 1]
    return [41, 42].map { referenceValues(count, seed: $0) }
      + places.sorted().map { place in (0..<count).map { $0 == place ? 1 : 0 } }
  }

  private func slope(of parameter: Parameter, along direction: [Double], step: Double) throws -> Double {
    let start = try parameter.tensor()
    defer { #expect(throws: Never.self) { try parameter.load(start) } }
    var ends: [Double] = []
    for signed in [step, -step] {
      var moved = start
      for index in direction.indices { moved.values[index] += Float(signed * direction[index]) }
      try parameter.load(moved)
      ends.append(try objective())
    }
    return (ends[0] - ends[1]) / (2 * step)
  }

  private func objective() throws -> Double {
    try plan.input.load(input)
    try plan.forward()
    return zip(plan.logits.values, factors).reduce(0) { $0 + Double($1.0) * $1.1 }
  }

  private func norm(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
}
