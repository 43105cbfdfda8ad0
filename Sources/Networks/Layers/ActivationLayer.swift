import Settings
import Tensors

/// An activation as a layer of its own; each function is a kind.
protocol ActivationLayer: Layer {
  /// The function.
  static var function: ActivationFunction { get }
  /// The slope or alpha of the function; nil where it has none.
  var coefficient: Double? { get }
}

extension ActivationLayer {
  static var kind: String { function.rawValue }
  static var stem: String { function.rawValue }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape { try onlyInput(inputs) }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try ActivationOperation(
      Self.function, coefficient: coefficient.map { Float($0) }, input: binding.inputs[0],
      training: binding.training)
  }
}

/// An activation without settings.
protocol PlainActivation: ActivationLayer {
  init()
}

extension PlainActivation {
  init(_ settings: inout LayerSettings) throws(NetworkError) { self.init() }

  var settings: [String: JSONValue] { [:] }
  var coefficient: Double? { nil }
}
