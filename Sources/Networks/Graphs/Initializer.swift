import Foundation
public import Tensors

/// How the first weights are drawn.
public enum Initializer: String, Codable, Hashable, Sendable, CaseIterable {
  /// Uniform within `sqrt(6 / (fanIn + fanOut))` (Glorot and Bengio, 2010); Keras' default.
  case glorotUniform = "glorot_uniform"
  /// Normal with deviation `sqrt(2 / fanIn)`, cut off at two deviations and widened to keep it (He et al., 2015), as in Keras.
  case heNormal = "he_normal"
  /// Uniform within `sqrt(3 / fanIn)` (LeCun et al., 1998).
  case lecunUniform = "lecun_uniform"

  /// A tensor of first values.
  public func draw(
    _ shape: Shape, fanIn: Int, fanOut: Int, using generator: inout SeededGenerator
  ) -> Tensor {
    var values = [Float](repeating: 0, count: shape.count)
    switch self {
    case .glorotUniform: fill(&values, within: (6 / Float(fanIn + fanOut)).squareRoot(), &generator)
    case .lecunUniform: fill(&values, within: (3 / Float(fanIn)).squareRoot(), &generator)
    case .heNormal:
      // The deviation of a standard normal cut off at 2 is 0.8796…; dividing by it restores the wanted one.
      let deviation = (2 / Float(fanIn)).squareRoot() / 0.879_625_66
      for index in values.indices {
        var value = generator.normal()
        while abs(value) > 2 { value = generator.normal() }
        values[index] = value * deviation
      }
    }
    return Tensor(shape: shape, values: values)
  }

  private func fill(_ values: inout [Float], within limit: Float, _ generator: inout SeededGenerator) {
    for index in values.indices { values[index] = (2 * generator.uniform() - 1) * limit }
  }
}
