import Networks
import Tensors

extension Explainer {
  /// How steeply the score changes with each pixel: of its channels the one that matters most.
  public func saliency(for output: ClassOutput) throws -> Explanation {
    let pass = try GradientPass(network, for: output, batchSize: 1, context: context)
    let score = try pass.run(subject.values)[0]
    let slopes = subject.scale.pixelGradient(try pass.inputGradients())
    let area = subject.height * subject.width
    let values = (0..<area).map { pixel in
      stride(from: pixel, to: slopes.count, by: area).reduce(Float(0)) { max($0, abs(slopes[$1])) }
    }
    return Explanation(
      .saliency, of: subject, score: score,
      map: AttributionMap(height: subject.height, width: subject.width, values: values, isSigned: false))
  }
}
