import Networks
import Tensors

/// A network up to one layer at one size of image, whose mean output is made larger.
struct Climb {
  private let plan: ExecutionPlan
  private let scale: PixelScale
  private let shape: Shape

  init(
    _ network: Network, to layer: String, shape: Shape, scale: PixelScale, context: ComputeContext
  ) throws {
    let last = network.nodes.firstIndex { $0.name == layer } ?? network.nodes.count - 1
    let spec = try NetworkSpec(name: network.spec.name, nodes: Array(network.spec.nodes[...last]))
    let part = try Network(unset: NetworkShapes(spec, inputShape: shape))
    let known = Dictionary(network.parameters.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for parameter in part.parameters {
      if let trained = known[parameter.name] { try parameter.load(trained.tensor()) }
    }
    plan = try ExecutionPlan(part, batchSize: 1, mode: .explanation, context: context)
    (self.scale, self.shape) = (scale, shape)
  }

  /// The layer's mean output.
  func mean(_ pixels: Planes) throws -> Float {
    try plan.input.load(Tensor(shape: shape, values: scale.values(of: pixels.values)))
    try plan.forward()
    let outputs = plan.logits.values
    return outputs.reduce(0, +) / Float(max(1, outputs.count))
  }

  /// The way up: the gradient by pixels, 1 long on average whatever it is; nil where there is none.
  ///
  /// - Parameter shift: how far the image is moved meanwhile, so that none of its places is always where the layer's windows
  ///   begin.
  func slope(at pixels: Planes, shift: (rows: Int, columns: Int)) throws -> Planes? {
    _ = try mean(pixels.shifted(rows: shift.rows, columns: shift.columns))
    guard let slopes = plan.logitsGradient else { return nil }
    slopes.values.update(repeating: 1 / Float(max(1, slopes.storedCount)))
    try plan.backward()
    guard let gradient = try plan.inputGradient?.tensor().values else { return nil }
    var slope = Planes(scale.pixelGradient(gradient), shape: shape)
    let size = slope.values.reduce(Float(0)) { $0 + abs($1) } / Float(slope.values.count)
    guard size > 0, size.isFinite else { return nil }
    for index in slope.values.indices { slope.values[index] /= size }
    return slope.shifted(rows: -shift.rows, columns: -shift.columns)
  }
}
