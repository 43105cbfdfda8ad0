import Foundation
import Tensors
import TestSupport
import Testing

/// The losses against their formulas in double precision, their gradients, and the ends of single precision.
@Suite struct LossTests {
  /// A loss with its formula: the loss and the scores of one row of raw values.
  struct Example: Sendable, CustomTestStringConvertible {
    let function: LossFunction
    let formula: @Sendable (_ raw: [Double], _ targets: [Double]) -> (loss: Double, scores: [Double])

    var testDescription: String { "\(function)" }
  }

  static let all = [
    Example(function: .softmaxCrossEntropy) { raw, targets in
      let scores = softmax(raw)
      return (zip(scores, targets).reduce(0) { $0 - $1.1 * log($1.0) }, scores)
    },
    Example(function: .sigmoidCrossEntropy) { raw, targets in
      let scores = raw.map(sigmoid)
      return (mean(zip(scores, targets).map { -$1 * log($0) - (1 - $1) * log(1 - $0) }), scores)
    },
    softmaxFocal(2), softmaxFocal(0.5),
    Example(function: .sigmoidFocal(gamma: 2)) { raw, targets in
      let scores = raw.map(sigmoid)
      let terms = zip(scores, targets).map { p, t in
        -t * pow(1 - p, 2) * log(p) - (1 - t) * pow(p, 2) * log(1 - p)
      }
      return (mean(terms), scores)
    },
    squaredError(.none) { $0 }, squaredError(.softmax, softmax),
    squaredError(.sigmoid) { $0.map(sigmoid) },
  ]

  private static func softmaxFocal(_ gamma: Float) -> Example {
    Example(function: .softmaxFocal(gamma: gamma)) { raw, targets in
      let scores = softmax(raw)
      let loss = zip(scores, targets).reduce(0) { $0 - $1.1 * pow(1 - $1.0, Double(gamma)) * log($1.0) }
      return (loss, scores)
    }
  }

  private static func squaredError(
    _ head: LossFunction.Head, _ scoring: @escaping @Sendable ([Double]) -> [Double]
  ) -> Example {
    Example(function: .squaredError(head)) { raw, targets in
      (mean(zip(scoring(raw), targets).map { ($0 - $1) * ($0 - $1) }), scoring(raw))
    }
  }

  private static func softmax(_ raw: [Double]) -> [Double] {
    let sum = raw.reduce(0) { $0 + exp($1) }
    return raw.map { exp($0) / sum }
  }

  private static func sigmoid(_ raw: Double) -> Double { 1 / (1 + exp(-raw)) }

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  private static let weights: [Float] = [1, 0.5, 2]

  /// Weighted, mixed and smoothed targets of some rows, made by the engine and by hand.
  private func targets(_ labels: [Int32], classes: Int) -> (LossTargets, [[Double]], [Double]) {
    let made = LossTargets(capacity: labels.count + 3, classes: classes)
    labels.withUnsafeBufferPointer { labels in
      made.fill(labels)
      made.weigh(labels, by: Self.weights)
    }
    made.mixWithReversed(share: 0.75)
    let centre = classes == 1 ? 0.5 : 1 / Double(classes)
    made.smooth(0.125, towards: Float(centre))
    let pure = labels.map { label in
      classes == 1 ? [Double(label)] : (0..<classes).map { Int(label) == $0 ? 1.0 : 0 }
    }
    let weights = labels.map { Double(Self.weights[Int($0)]) }
    let rows = zip(pure, pure.reversed()).map { own, other in
      zip(own, other).map { 0.875 * (0.75 * $0 + 0.25 * $1) + 0.125 * centre }
    }
    return (made, rows, zip(weights, weights.reversed()).map { 0.75 * $0 + 0.25 * $1 })
  }

  private func run(
    _ function: LossFunction, _ raw: [Double], _ targets: LossTargets, classes: Int
  ) throws -> (loss: Double, scores: [Float], gradient: [Float]) {
    let context = try ComputeContext(threads: 1)
    let shape: Shape = [raw.count / classes, classes]
    let (logits, gradient) = (try Buffer(context, shape: shape), try Buffer(context, shape: shape))
    try logits.load(Tensor(shape: shape, values: raw.map { Float($0) }))
    var scores = [Float](repeating: 0, count: raw.count)
    let loss = scores.withUnsafeMutableBufferPointer {
      function.evaluate(logits: logits, targets: targets, scores: $0, gradient: gradient)
    }
    return (loss, scores, Array(gradient.values))
  }

  @Test(arguments: all, [(1, 3), (5, 3), (4, 1)])
  func lossAndScoresAreTheFormulas(_ example: Example, _ size: (rows: Int, classes: Int)) throws {
    guard size.classes > 1 || example.function.head != .softmax else { return }
    let raw = referenceValues(size.rows * size.classes, seed: 1, in: -4...4)
    let labels = (0..<size.rows).map { Int32($0 * 2 % max(2, size.classes)) }
    let (made, targets, weights) = targets(labels, classes: size.classes)
    let found = try run(example.function, raw, made, classes: size.classes)
    var (loss, scores) = (0.0, [Double]())
    for row in 0..<size.rows {
      let values = Array(raw[row * size.classes..<(row + 1) * size.classes])
      let expected = example.formula(values, targets[row])
      loss += weights[row] * expected.loss
      scores += expected.scores
    }
    #expect(abs(found.loss - loss) < 1e-6 * loss)
    #expect(worstDifference(found.scores, scores) < 1e-6)
  }

  @Test(arguments: all, [(5, 3), (4, 1)])
  func theGradientIsThatOfTheMeanLoss(_ example: Example, _ size: (rows: Int, classes: Int)) throws {
    guard size.classes > 1 || example.function.head != .softmax else { return }
    let raw = referenceValues(size.rows * size.classes, seed: 2, in: -4...4)
    let labels = (0..<size.rows).map { Int32($0 % max(2, size.classes)) }
    let (made, targets, weights) = targets(labels, classes: size.classes)
    let found = try run(example.function, raw, made, classes: size.classes)
    let expected = raw.indices.map { index in
      let row = index / size.classes
      let losses = [1e-5, -1e-5].map { step in
        var values = Array(raw[row * size.classes..<(row + 1) * size.classes])
        values[index % size.classes] += step
        return weights[row] * example.formula(values, targets[row]).loss
      }
      return (losses[0] - losses[1]) / 2e-5 / Double(size.rows)
    }
    #expect(worstDifference(found.gradient, expected) < 1e-6)
  }

  private func pure(_ labels: [Int32], classes: Int) -> LossTargets {
    let targets = LossTargets(capacity: labels.count, classes: classes)
    labels.withUnsafeBufferPointer(targets.fill)
    return targets
  }

  @Test func softmaxOfHugeLogitsStaysFinite() throws {
    let raw = [1e30, -1e30, 0, 3e4, 2e4, 0, -1e4, 0, -1e4]
    let found = try run(.softmaxCrossEntropy, raw, pure([0, 1, 2], classes: 3), classes: 3)
    #expect(found.loss == 0 + 1e4 + 1e4)
    #expect(found.scores == [1, 0, 0, 1, 0, 0, 0, 1, 0])
    let third = Float(1) / 3
    #expect(found.gradient == [0, 0, 0, third, -third, 0, 0, third, -third])
  }

  @Test func sigmoidOfHugeLogitsStaysFinite() throws {
    let found = try run(
      .sigmoidCrossEntropy, [1e30, -1e4, 1e4, -1e30], pure([1, 1, 0, 0], classes: 1), classes: 1)
    #expect(found.loss == 0 + 1e4 + 1e4 + 0)
    #expect(found.scores == [1, 0, 1, 0])
    #expect(found.gradient == [0, -0.25, 0.25, 0])
  }

  @Test(arguments: [
    LossFunction.softmaxFocal(gamma: 0.5), .sigmoidFocal(gamma: 0.5), .squaredError(.softmax),
  ])
  func theOthersOfHugeLogitsStayFinite(_ function: LossFunction) throws {
    let raw = [1e30, -1e30, 0, 3e4, 2e4, 0, -1e4, 0, -1e4]
    let found = try run(function, raw, pure([0, 1, 2], classes: 3), classes: 3)
    #expect(found.loss.isFinite)
    #expect((found.scores + found.gradient).allSatisfy { $0.isFinite })
  }

  /// Focusing on nothing, the focal loss is cross-entropy.
  @Test(arguments: [
    (LossFunction.softmaxFocal(gamma: 0), LossFunction.softmaxCrossEntropy),
    (.sigmoidFocal(gamma: 0), .sigmoidCrossEntropy),
  ])
  func aGammaOfZeroIsCrossEntropy(_ focal: LossFunction, _ plain: LossFunction) throws {
    let raw = referenceValues(15, seed: 3, in: -4...4)
    let made = pure([0, 1, 2, 1, 0], classes: 3)
    let (first, second) = (
      try run(focal, raw, made, classes: 3), try run(plain, raw, made, classes: 3)
    )
    #expect(abs(first.loss - second.loss) < 1e-6)
    #expect(worstDifference(first.gradient, second.gradient.map { Double($0) }) < 1e-7)
  }
}
