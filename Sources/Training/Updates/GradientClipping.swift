import Tensors

/// Keeps gradients from being too large: each value, or the length of all of them together.
struct GradientClipping {
  private let parameters: [Parameter]
  private let value: Float
  private let norm: Double

  /// Nil where nothing is to be limited.
  init?(_ parameters: [Parameter], value: Double, norm: Double) {
    guard value > 0 || norm > 0 else { return nil }
    (self.parameters, self.value, self.norm) = (parameters, Float(value), norm)
  }

  /// Limits the gradients that the parameters hold.
  func apply() {
    if value > 0 { for parameter in parameters { parameter.gradient?.clamp(to: value) } }
    guard norm > 0 else { return }
    let length = parameters.reduce(0) { $0 + ($1.gradient?.sumOfSquares ?? 0) }.squareRoot()
    // As in Pascanu et al., 2013; the small number is PyTorch's.
    let factor = norm / (length + 1e-6)
    // Gradients that are not finite are scaled too, so that they show in the weights.
    guard !(factor >= 1) else { return }
    for parameter in parameters { parameter.gradient?.scale(by: Float(factor)) }
  }
}
