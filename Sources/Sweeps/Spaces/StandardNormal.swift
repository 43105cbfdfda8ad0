import Foundation

/// The normal distribution of mean 0 and deviation 1.
package enum StandardNormal {
  /// The probability of a value of at most `z`.
  package static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z * 0.5.squareRoot()) }

  /// The value that is not exceeded with the given probability, between 0 and 1 without both.
  ///
  /// A rational start (Abramowitz and Stegun 1964, 26.2.23) is made exact to the last digits by Halley's method.
  package static func quantile(_ probability: Double) -> Double {
    guard probability <= 0.5 else { return -quantile(1 - probability) }
    let t = (-2 * log(probability)).squareRoot()
    let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
    let denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    var z = numerator / denominator - t
    for _ in 0..<3 {
      let step = (cumulative(z) - probability) * (2 * Double.pi).squareRoot() * exp(z * z / 2)
      z -= step / (1 + z * step / 2)
    }
    return z
  }
}
