import Networks
import Tensors

extension Explainer {
  /// Where a layer sees what speaks for the class.
  ///
  /// Each of the layer's maps counts by the mean gradient of the score by it; what sums to less than 0 is left out.
  ///
  /// - Parameter name: the layer; the end of the last convolution's block where nil.
  public func gradCAM(for output: ClassOutput, layer name: String? = nil) throws -> Explanation {
    let layer = try network.mapLayer(named: name)
    let pass = try GradientPass(network, for: output, batchSize: 1, watching: layer.name, context: context)
    let score = try pass.run(subject.values)[0]
    guard let maps = try pass.plan.output(of: layer.name)?.tensor().values,
      let slopes = try pass.plan.layerGradients[layer.name]?.tensor().values
    else { throw EngineError("no gradient of layer '\(layer.name)' was kept") }
    let (height, width) = (layer.shape[1], layer.shape[2])
    let area = height * width
    var values = [Float](repeating: 0, count: area)
    for channel in 0..<layer.shape[0] {
      let own = channel * area..<(channel + 1) * area
      let weight = slopes[own].reduce(0, +) / Float(area)
      for (place, value) in zip(values.indices, maps[own]) { values[place] += weight * value }
    }
    let map = AttributionMap(
      height: height, width: width, values: values.map { max($0, 0) }, isSigned: false)
    return Explanation(
      .gradCAM, of: subject, score: score,
      map: map.resized(height: subject.height, width: subject.width), layer: layer)
  }
}
