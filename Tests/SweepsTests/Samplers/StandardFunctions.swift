import Foundation

/// Functions that optimizers are compared by, all to be minimized, over the unit cube.
enum StandardFunctions {
  /// A paraboloid in five dimensions, its minimum 0 off the middle; each x goes from -5 to 10.
  static func sphere(_ unit: [Double]) -> Double {
    unit.reduce(0) { $0 + pow(15 * $1 - 6, 2) }
  }

  /// Branin 1972: two dimensions, three minima of 0.397887.
  static func branin(_ unit: [Double]) -> Double {
    let (x, y) = (15 * unit[0] - 5, 15 * unit[1])
    let curve = y - 5.1 / (4 * .pi * .pi) * x * x + 5 / .pi * x - 6
    return curve * curve + 10 * (1 - 1 / (8 * .pi)) * cos(x) + 10
  }

  /// Hartmann 1973: six dimensions, one minimum of -3.32237 among six.
  static func hartmann(_ unit: [Double]) -> Double {
    let weights = [1.0, 1.2, 3.0, 3.2]
    return -weights.indices.reduce(0) { sum, term in
      let distance = unit.indices.reduce(0) { $0 + scales[term][$1] * pow(unit[$1] - centers[term][$1], 2) }
      return sum + weights[term] * exp(-distance)
    }
  }

  private static let scales: [[Double]] = [
    [10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8],
    [17, 8, 0.05, 10, 0.1, 14],
  ]
  private static let centers: [[Double]] = [
    [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886], [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
    [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650], [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
  ]
}
