import Tensors

/// Zeroes a share of the values while training; hands its input on otherwise.
struct Dropout: Layer {
  static let kind = "dropout"
  static let stem = "dropout"
  static let shorthand: String? = "rate"

  let rate: Double

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    rate = try settings.number("rate", in: 0...0.99)
  }

  var settings: [String: JSONValue] { ["rate": .number(rate)] }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    try onlyInput(inputs)
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    guard binding.training else { return nil }
    return try DropoutOperation(input: binding.inputs[0], rate: Float(rate), generator: binding.generator)
  }
}
