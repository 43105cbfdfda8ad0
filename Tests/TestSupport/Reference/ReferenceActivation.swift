import Foundation

/// The elementwise activations in double precision.
public enum ReferenceActivation {
  /// The function of a name such as `relu`; nothing for nil.
  ///
  /// - Parameter coefficient: the slope of `leaky_relu` or the alpha of `elu`.
  public static func apply(_ name: String?, _ values: [Double], coefficient: Double? = nil) -> [Double] {
    values.map { value in
      switch name {
      case "relu": max(value, 0)
      case "relu6": min(max(value, 0), 6)
      case "leaky_relu": value > 0 ? value : (coefficient ?? 0.01) * value
      case "elu": value > 0 ? value : (coefficient ?? 1) * expm1(value)
      case "gelu": value * normalShare(below: value)
      case "silu": value / (1 + exp(-value))
      case "hard_swish": value * min(max(value / 6 + 0.5, 0), 1)
      case "hard_sigmoid": min(max(value / 6 + 0.5, 0), 1)
      case "sigmoid": 1 / (1 + exp(-value))
      case "tanh": tanh(value)
      default: value
      }
    }
  }

  /// The gradient before the activation from the one after it.
  public static func backward(
    _ name: String?, input: [Double], gradient: [Double], coefficient: Double? = nil
  ) -> [Double] {
    zip(input, gradient).map { $1 * slope(name, at: $0, coefficient: coefficient) }
  }

  private static func slope(_ name: String?, at x: Double, coefficient: Double?) -> Double {
    switch name {
    case "relu": return x > 0 ? 1 : 0
    case "relu6": return x > 0 && x < 6 ? 1 : 0
    case "leaky_relu": return x > 0 ? 1 : coefficient ?? 0.01
    case "elu": return x > 0 ? 1 : (coefficient ?? 1) * exp(x)
    case "gelu": return normalShare(below: x) + x * exp(-x * x / 2) / (2 * Double.pi).squareRoot()
    case "silu":
      let share = 1 / (1 + exp(-x))
      return share * (1 + x * (1 - share))
    case "hard_swish": return x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6
    case "hard_sigmoid": return x <= -3 || x >= 3 ? 0 : 1.0 / 6
    case "sigmoid": return 1 / (1 + exp(-x)) / (1 + exp(x))
    case "tanh": return 1 / (cosh(x) * cosh(x))
    default: return 1
    }
  }

  /// The share of a standard normal distribution below a value.
  private static func normalShare(below x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }
}
