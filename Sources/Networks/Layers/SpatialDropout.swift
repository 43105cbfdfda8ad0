import Tensors

/// Zeroes whole channels of an image while training (Tompson et al., 2015); hands its input on otherwise.
struct SpatialDropout: Layer {
  static let kind = "spatial_dropout"
  static let stem = "dropout"
  static let shorthand: String? = "rate"

  let rate: Double

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    rate = try settings.number("rate", in: 0...0.99)
  }

  var settings: [String: JSONValue] { ["rate": .number(rate)] }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape { try spatialInput(inputs) }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    guard binding.training else { return nil }
    return try SpatialDropoutOperation(
      input: binding.inputs[0], rate: Float(rate), generator: binding.generator)
  }
}
