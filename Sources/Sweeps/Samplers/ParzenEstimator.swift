import Foundation

/// A density in the unit cube: the mean of a kernel around each point, and of one that is even everywhere.
///
/// A kernel is a product over the axes. On an axis that a point does not have it is even, so conditional parameters
/// are neither attracted nor repelled by trials without them. Since laws and probabilities map onto even
/// coordinates, the even kernel is the prior.
struct ParzenEstimator {
  private let kernels: [[AxisKernel]]

  /// The density of some points.
  init(_ points: [[Double?]], axes: [Distribution]) {
    let width = Self.width(points: points.count, dimensions: axes.count)
    let even = axes.map { _ in AxisKernel.even }
    kernels =
      [even]
      + points.map { point in
        axes.indices.map { axis in
          guard let center = point[axis] else { return .even }
          if axes[axis].listed != nil {
            return .share(of: axes[axis], at: center, points: points.count)
          }
          return .bell(TruncatedNormal(center: center, width: width))
        }
      }
  }

  /// The density at a point, over the axes that it has.
  func density(at point: [Double?]) -> Double {
    let sum = kernels.reduce(0) { sum, kernel in
      sum
        + zip(kernel, point).reduce(1) { product, axis in
          axis.1.map { product * axis.0.density(at: $0) } ?? product
        }
    }
    return sum / Double(kernels.count)
  }

  /// A point drawn from the density.
  func sample(using generator: inout SampleGenerator) -> [Double] {
    let kernel = kernels[Int.random(in: kernels.indices, using: &generator)]
    return kernel.map { $0.sample(using: &generator) }
  }

  /// The width of bells: a fifth of the axis for one point, and less for more.
  ///
  /// It falls at the rate of Scott's rule (1992); the fifth is that of Optuna's multivariate estimator.
  private static func width(points: Int, dimensions: Int) -> Double {
    0.2 * pow(Double(max(points, 1)), -1 / (Double(dimensions) + 4))
  }
}
