import Foundation
import Tensors

extension SeededGenerator {
  /// A value from the Beta distribution with both parameters `concentration`: the share of one of two Gamma values.
  mutating func symmetricBeta(_ concentration: Double) -> Float {
    let (first, second) = (logGamma(concentration), logGamma(concentration))
    // Logarithms, because small concentrations give values that underflow.
    return Float(1 / (1 + exp(second - first)))
  }

  /// The logarithm of a value from the Gamma distribution of a shape and scale 1.
  ///
  /// Marsaglia and Tsang, "A simple method for generating gamma variables", 2000; shapes below 1 through `shape + 1`.
  private mutating func logGamma(_ shape: Double) -> Double {
    guard shape >= 1 else { return logGamma(shape + 1) + max(log(1 - Double(uniform())) / shape, -1e300) }
    let d = shape - 1 / 3.0
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = Double(normal())
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      guard v > 0 else { continue }
      if log(1 - Double(uniform())) < 0.5 * x * x + d - d * v + d * log(v) { return log(d * v) }
    }
  }
}
