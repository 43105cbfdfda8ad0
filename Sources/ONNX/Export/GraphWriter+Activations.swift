import Tensors

extension GraphWriter {
  /// An activation as one node, or as several where opset 17 has none for it.
  ///
  /// - Parameter coefficient: the slope of `leaky_relu` or the alpha of `elu`.
  mutating func activation(
    _ function: ActivationFunction, coefficient: Double, of value: String, name: String
  ) -> String {
    switch function {
    case .relu: return node("Relu", [value], name: name)
    case .relu6:
      let limits = [scalar("\(name)/least", 0), scalar("\(name)/most", 6)]
      return node("Clip", [value] + limits, name: name)
    case .leakyReLU: return node("LeakyRelu", [value], name: name, [.number("alpha", coefficient)])
    case .elu: return node("Elu", [value], name: name, [.number("alpha", coefficient)])
    case .sigmoid: return node("Sigmoid", [value], name: name)
    case .tanh: return node("Tanh", [value], name: name)
    case .silu:
      let gate = node("Sigmoid", [value], name: "\(name)/gate")
      return node("Mul", [value, gate], name: name)
    case .hardSwish: return node("HardSwish", [value], name: name)
    case .gelu:
      // x * (1 + erf(x / sqrt(2))) * 0.5
      let scaled = node(
        "Div", [value, scalar("\(name)/root", Float(2).squareRoot())], name: "\(name)/scaled")
      let error = node("Erf", [scaled], name: "\(name)/erf")
      let share = node("Add", [error, scalar("\(name)/one", 1)], name: "\(name)/share")
      let product = node("Mul", [value, share], name: "\(name)/product")
      return node("Mul", [product, scalar("\(name)/half", 0.5)], name: name)
    }
  }
}
