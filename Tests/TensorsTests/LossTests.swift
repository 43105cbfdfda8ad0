import CKernels
import Foundation
import TestSupport
import Testing

/// The losses' loops against their formulas, and at the ends of the range of single precision.
@Suite struct LossTests {
  private typealias Loss = (
    UnsafeMutablePointer<Float>?, UnsafeMutablePointer<Float>?, UnsafePointer<Float>?,
    UnsafePointer<Int32>?, Int64, Int64
  ) -> Double

  private func run(
    _ loss: Loss, _ logits: [Double], _ labels: [Int32], classes: Int
  ) -> (loss: Double, scores: [Float], gradient: [Float]) {
    var scores = [Float](repeating: 0, count: logits.count)
    var gradient = scores
    let value = loss(
      &scores, &gradient, logits.map { Float($0) }, labels, Int64(labels.count), Int64(classes))
    return (value, scores, gradient)
  }

  @Test(arguments: [(1, 2), (5, 10), (64, 24)])
  func softmaxCrossEntropy(_ rows: Int, _ classes: Int) {
    let logits = referenceValues(rows * classes, seed: 1, in: -5...5)
    let labels = (0..<rows).map { Int32($0 * 7 % classes) }
    var (loss, scores, gradient) = (0.0, [Double](), [Double]())
    for (row, label) in labels.enumerated() {
      let exponentials = logits[row * classes..<(row + 1) * classes].map { exp($0) }
      let sum = exponentials.reduce(0, +)
      loss -= log(exponentials[Int(label)] / sum)
      scores += exponentials.map { $0 / sum }
      gradient += exponentials.enumerated().map { ($1 / sum - (Int32($0) == label ? 1 : 0)) / Double(rows) }
    }
    let found = run(ck_softmax_cross_entropy, logits, labels, classes: classes)
    #expect(abs(found.loss - loss) < 1e-6 * loss)
    #expect(worstDifference(found.scores, scores) < 1e-6)
    #expect(worstDifference(found.gradient, gradient) < 1e-7)
  }

  @Test(arguments: [(1, 1), (6, 1), (5, 3)])
  func sigmoidCrossEntropy(_ rows: Int, _ classes: Int) {
    let logits = referenceValues(rows * classes, seed: 2, in: -5...5)
    let labels = (0..<rows).map { Int32($0 % max(2, classes)) }
    var (loss, scores, gradient) = (0.0, [Double](), [Double]())
    for (index, logit) in logits.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: classes)
      let target = classes == 1 ? Double(labels[row]) : (Int(labels[row]) == column ? 1 : 0)
      let score = 1 / (1 + exp(-logit))
      loss -= (target * log(score) + (1 - target) * log(1 - score)) / Double(classes)
      scores.append(score)
      gradient.append((score - target) / Double(rows * classes))
    }
    let found = run(ck_sigmoid_cross_entropy, logits, labels, classes: classes)
    #expect(abs(found.loss - loss) < 1e-6 * loss)
    #expect(worstDifference(found.scores, scores) < 1e-6)
    #expect(worstDifference(found.gradient, gradient) < 1e-7)
  }

  @Test func softmaxOfHugeLogitsStaysFinite() {
    let found = run(
      ck_softmax_cross_entropy, [1e30, -1e30, 0, 3e4, 2e4, 0, -1e4, 0, -1e4], [0, 1, 2], classes: 3)
    #expect(found.loss == 0 + 1e4 + 1e4)
    #expect(found.scores == [1, 0, 0, 1, 0, 0, 0, 1, 0])
    let third = Float(1) / 3
    #expect(found.gradient == [0, 0, 0, third, -third, 0, 0, third, -third])
  }

  @Test func sigmoidOfHugeLogitsStaysFinite() {
    let found = run(ck_sigmoid_cross_entropy, [1e30, -1e4, 1e4, -1e30], [1, 1, 0, 0], classes: 1)
    #expect(found.loss == 0 + 1e4 + 1e4 + 0)
    #expect(found.scores == [1, 0, 1, 0])
    #expect(found.gradient == [0, -0.25, 0.25, 0])
  }

  @Test func gradientMayBeLeftOut() {
    var scores = [Float](repeating: 0, count: 2)
    #expect(ck_softmax_cross_entropy(&scores, nil, [0, 0], [1], 1, 2) == log(2))
    #expect(ck_sigmoid_cross_entropy(&scores, nil, [0, 0], [1], 1, 2) == log(2))
    #expect(scores == [0.5, 0.5])
  }
}
