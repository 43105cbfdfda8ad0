import Foundation
public import Tensors

/// How the first weights are drawn.
///
/// `normal` is cut off at two deviations and widened to keep its deviation, as in Keras; `he_truncated_normal` and the like
/// are other names for the same.
public enum Initializer: String, Codable, Hashable, Sendable, CaseIterable {
  /// Variance `2 / (fanIn + fanOut)` (Glorot and Bengio, 2010); the uniform one is Keras' default.
  case glorotUniform = "glorot_uniform"
  case glorotNormal = "glorot_normal"
  /// Variance `2 / fanIn`, made for relu (He et al., 2015).
  case heUniform = "he_uniform"
  case heNormal = "he_normal"
  /// Variance `1 / fanIn` (LeCun et al., 1998).
  case lecunUniform = "lecun_uniform"
  case lecunNormal = "lecun_normal"
  /// Rows of length 1 at right angles, or columns where they are fewer (Saxe et al., 2014); rows count the first dimension.
  case orthogonal
  /// All 0.
  case zeros
  /// All 1.
  case ones

  /// The initializer of a name.
  public init?(rawValue: String) {
    let name = rawValue.replacing("_truncated_normal", with: "_normal")
    guard let found = Self.allCases.first(where: { $0.rawValue == name }) else { return nil }
    self = found
  }

  /// A tensor of first values.
  public func draw(
    _ shape: Shape, fanIn: Int, fanOut: Int, using generator: inout SeededGenerator
  ) -> Tensor {
    var values = [Float](repeating: 0, count: shape.count)
    switch self {
    case .glorotUniform: fill(&values, within: (6 / Float(fanIn + fanOut)).squareRoot(), &generator)
    case .heUniform: fill(&values, within: (6 / Float(fanIn)).squareRoot(), &generator)
    case .lecunUniform: fill(&values, within: (3 / Float(fanIn)).squareRoot(), &generator)
    case .glorotNormal: fill(&values, deviation: (2 / Float(fanIn + fanOut)).squareRoot(), &generator)
    case .heNormal: fill(&values, deviation: (2 / Float(fanIn)).squareRoot(), &generator)
    case .lecunNormal: fill(&values, deviation: (1 / Float(fanIn)).squareRoot(), &generator)
    case .orthogonal:
      for index in values.indices { values[index] = generator.normal() }
      values.orthogonalize(rows: shape.rank > 0 ? shape[0] : 1)
    case .zeros: break
    case .ones: values = [Float](repeating: 1, count: shape.count)
    }
    return Tensor(shape: shape, values: values)
  }

  private func fill(_ values: inout [Float], within limit: Float, _ generator: inout SeededGenerator) {
    for index in values.indices { values[index] = (2 * generator.uniform() - 1) * limit }
  }

  private func fill(_ values: inout [Float], deviation: Float, _ generator: inout SeededGenerator) {
    // The deviation of a standard normal cut off at 2 is 0.8796…; dividing by it restores the wanted one.
    let scale = deviation / 0.879_625_66
    for index in values.indices {
      var value = generator.normal()
      while abs(value) > 2 { value = generator.normal() }
      values[index] = value * scale
    }
  }
}
