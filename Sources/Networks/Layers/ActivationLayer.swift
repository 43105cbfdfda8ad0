import Tensors

/// An activation as a layer of its own; each function is a kind.
protocol ActivationLayer: Layer {
  /// The function.
  static var function: ActivationFunction { get }
  /// The layer; it has no settings.
  init()
}

extension ActivationLayer {
  static var kind: String { function.rawValue }
  static var stem: String { function.rawValue }

  init(_ settings: inout LayerSettings) throws(NetworkError) { self.init() }

  var settings: [String: JSONValue] { [:] }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    try onlyInput(inputs)
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try ActivationOperation(Self.function, input: binding.inputs[0], training: binding.training)
  }
}

/// `max(x, 0)`.
struct ReLU: ActivationLayer {
  static let function = ActivationFunction.relu
  init() {}
}

/// `min(max(x, 0), 6)`.
struct ReLU6: ActivationLayer {
  static let function = ActivationFunction.relu6
  init() {}
}

/// `1 / (1 + exp(-x))`.
struct Sigmoid: ActivationLayer {
  static let function = ActivationFunction.sigmoid
  init() {}
}

/// `tanh(x)`.
struct Tanh: ActivationLayer {
  static let function = ActivationFunction.tanh
  init() {}
}
