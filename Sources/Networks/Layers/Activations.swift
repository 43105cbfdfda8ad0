import Settings
import Tensors

/// `max(x, 0)`.
struct ReLU: PlainActivation {
  static let function = ActivationFunction.relu
}

/// `min(max(x, 0), 6)`.
struct ReLU6: PlainActivation {
  static let function = ActivationFunction.relu6
}

/// `x` where it is positive, else `slope * x`.
struct LeakyReLU: ActivationLayer {
  static let function = ActivationFunction.leakyReLU

  let slope: Double

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    slope = try settings.number("slope", default: 0.01, in: 0...1)
  }

  var settings: [String: JSONValue] { ["slope": .number(slope)] }
  var coefficient: Double? { slope }
}

/// `x` where it is positive, else `alpha * (exp(x) - 1)`.
struct ELU: ActivationLayer {
  static let function = ActivationFunction.elu

  let alpha: Double

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    alpha = try settings.number("alpha", default: 1, in: 0...100)
  }

  var settings: [String: JSONValue] { ["alpha": .number(alpha)] }
  var coefficient: Double? { alpha }
}

/// `x` times the share of a standard normal distribution below `x`.
struct GELU: PlainActivation {
  static let function = ActivationFunction.gelu
}

/// `x / (1 + exp(-x))`.
struct SiLU: PlainActivation {
  static let function = ActivationFunction.silu
}

/// `x * min(max(x / 6 + 1/2, 0), 1)`.
struct HardSwish: PlainActivation {
  static let function = ActivationFunction.hardSwish
}

/// `1 / (1 + exp(-x))`.
struct Sigmoid: PlainActivation {
  static let function = ActivationFunction.sigmoid
}

/// `tanh(x)`.
struct Tanh: PlainActivation {
  static let function = ActivationFunction.tanh
}
