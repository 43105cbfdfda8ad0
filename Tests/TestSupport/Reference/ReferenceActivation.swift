import Foundation

/// The elementwise activations in double precision.
public enum ReferenceActivation {
  /// The function of a name (`relu`, `sigmoid`, `tanh`); nothing for nil.
  public static func apply(_ name: String?, _ values: [Double]) -> [Double] {
    values.map { value in
      switch name {
      case "relu": max(value, 0)
      case "sigmoid": 1 / (1 + exp(-value))
      case "tanh": tanh(value)
      default: value
      }
    }
  }

  /// The gradient before the activation from the one after it.
  public static func backward(_ name: String?, input: [Double], gradient: [Double]) -> [Double] {
    zip(apply(name, input), gradient).map { output, slope in
      switch name {
      case "relu": output > 0 ? slope : 0
      case "sigmoid": slope * output * (1 - output)
      case "tanh": slope * (1 - output * output)
      default: slope
      }
    }
  }
}
