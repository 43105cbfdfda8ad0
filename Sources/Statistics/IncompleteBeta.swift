import Foundation

/// The regularized incomplete beta function I_x(a, b): the share of a beta distribution that lies below x.
///
/// By its continued fraction (DLMF 8.17.22), evaluated as Lentz does it, from the end at which it converges fast.
///
/// - Parameters:
///   - x: from 0 to 1.
///   - a: above 0.
///   - b: above 0.
func regularizedBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  guard x > 0 else { return 0 }
  guard x < 1 else { return 1 }
  // I_x(a, b) = 1 - I_1-x(b, a)
  guard x <= (a + 1) / (a + b + 2) else { return 1 - regularizedBeta(1 - x, b, a) }
  let logBeta = lgamma(a) + lgamma(b) - lgamma(a + b)
  let front = exp(a * log(x) + b * log1p(-x) - logBeta) / a
  return front / continuedFraction(x, a, b)
}

/// 1 + d1 / (1 + d2 / (1 + ...)).
private func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  func coefficient(_ step: Int) -> Double {
    let m = Double(step / 2)
    return step.isMultiple(of: 2)
      ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
  }
  let least = 1e-300
  var (value, numerator, denominator) = (1.0, 1.0, 0.0)
  for step in 1...mostSteps {
    let d = coefficient(step)
    denominator = 1 + d * denominator
    if abs(denominator) < least { denominator = least }
    denominator = 1 / denominator
    numerator = 1 + d / numerator
    if abs(numerator) < least { numerator = least }
    let change = numerator * denominator
    value *= change
    if abs(change - 1) < 1e-16 { break }
  }
  return value
}

/// It takes about the square root of the larger parameter.
private let mostSteps = 100_000
