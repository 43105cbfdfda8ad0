import Networks
import Tensors

extension Explainer {
  /// What each pixel brings to the score: its gradient, averaged on the straight way from a black image to this one, times
  /// its distance from black.
  ///
  /// All attributions sum to the difference of the two scores, up to what the sum over steps is off the integral.
  ///
  /// - Parameter steps: points on the way, in the middles of equal parts; at least 1.
  public func integratedGradients(for output: ClassOutput, steps: Int = 50) throws -> Explanation {
    let (values, size) = (subject.values, subject.shape.count)
    let black = subject.scale.values(of: [Float](repeating: 0, count: size))
    let pass = try GradientPass(
      network, for: output, batchSize: min(steps + 2, batchSize), context: context)
    // The ends of the way come first: they give the difference.
    let ways: [Float] = [0, 1] + (0..<steps).map { (Float($0) + 0.5) / Float(steps) }
    var scores: [Float] = []
    var slopes = [Double](repeating: 0, count: size)
    for start in stride(from: 0, to: ways.count, by: pass.plan.batchSize) {
      let chunk = (0..<pass.plan.batchSize).map { start + $0 < ways.count ? ways[start + $0] : 0 }
      scores += try pass.run(
        chunk.flatMap { way in (0..<size).map { black[$0] + way * (values[$0] - black[$0]) } })
      let gradients = try pass.inputGradients()
      for place in chunk.indices where (2..<ways.count).contains(start + place) {
        for index in 0..<size { slopes[index] += Double(gradients[place * size + index]) }
      }
    }
    let parts = (0..<size).map { Double(values[$0] - black[$0]) * slopes[$0] / Double(steps) }
    let area = subject.height * subject.width
    let pixels = (0..<area).map { pixel in
      Float(stride(from: pixel, to: size, by: area).reduce(0) { $0 + parts[$1] })
    }
    return Explanation(
      .integratedGradients, of: subject, score: scores[1],
      map: AttributionMap(height: subject.height, width: subject.width, values: pixels, isSigned: true),
      completeness: .init(sum: Float(parts.reduce(0, +)), difference: scores[1] - scores[0]))
  }
}
