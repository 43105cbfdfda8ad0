import Settings
import Tensors

/// Zeroes a share of something while training; hands its input on otherwise.
protocol DropoutLayer: Layer {
  /// The share, at least 0 and under 1.
  var rate: Double { get }
  init(rate: Double)
}

extension DropoutLayer {
  static var stem: String { "dropout" }
  static var shorthand: String? { "rate" }

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    self.init(rate: try settings.number("rate", in: 0...0.99))
  }

  var settings: [String: JSONValue] { ["rate": .number(rate)] }
}

/// Zeroes single values (Srivastava et al., 2014).
struct Dropout: DropoutLayer {
  static let kind = "dropout"

  let rate: Double

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape { try onlyInput(inputs) }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    guard binding.mode == .training else { return nil }
    return try DropoutOperation(input: binding.inputs[0], rate: Float(rate), keys: binding.keys)
  }
}

/// Zeroes whole channels of an image (Tompson et al., 2015).
struct SpatialDropout: DropoutLayer {
  static let kind = "spatial_dropout"

  let rate: Double

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape { try spatialInput(inputs) }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    guard binding.mode == .training else { return nil }
    return try SpatialDropoutOperation(
      input: binding.inputs[0], rate: Float(rate), keys: binding.keys)
  }
}
