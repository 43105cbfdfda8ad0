import Foundation

/// A normal distribution cut off at 0 and 1.
struct TruncatedNormal {
  private let center: Double
  private let width: Double
  private let below: Double
  private let within: Double

  /// - Parameters:
  ///   - center: its mode, from 0 to 1.
  ///   - width: its deviation before it is cut off.
  init(center: Double, width: Double) {
    self.center = center
    self.width = width
    below = StandardNormal.cumulative(-center / width)
    within = StandardNormal.cumulative((1 - center) / width) - below
  }

  /// The density at a number from 0 to 1.
  func density(at x: Double) -> Double {
    let z = (x - center) / width
    return exp(-z * z / 2) / ((2 * Double.pi).squareRoot() * width * within)
  }

  /// The number that is not exceeded with the given probability.
  func quantile(_ probability: Double) -> Double {
    let z = StandardNormal.quantile(min(max(below + probability * within, 0x1p-53), 1 - 0x1p-53))
    return min(max(center + width * z, 0), 1)
  }
}
