import Settings
import Tensors

/// The product of two inputs: of equal shape, or of maps with one factor for each channel, `C x spatial` and `C` (or
/// `C x 1 x 1`), as squeeze-and-excitation weighs them (Hu et al., 2018).
struct Multiply: Layer {
  static let kind = "multiply"
  static let stem = "mul"

  init(_ settings: inout LayerSettings) throws(NetworkError) {}

  var settings: [String: JSONValue] { [:] }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    guard inputs.count == 2 else {
      throw NetworkError("expected two inputs, found \(inputs.count) (name them with 'inputs')")
    }
    let (maps, factors) = (inputs[0], inputs[1])
    let perChannel = Shape([maps[0]] + maps.dimensions.dropFirst().map { _ in 1 })
    guard factors == maps || factors == [maps[0]] || factors == perChannel else {
      throw NetworkError(
        "expected inputs of equal shape, or one factor for each channel as the second, found \(maps), \(factors)"
      )
    }
    return maps
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    let (maps, factors) = (binding.inputs[0], binding.inputs[1])
    return maps.layout.shape == factors.layout.shape
      ? try MultiplyOperation(maps, factors) : try ChannelScaleOperation(maps, by: factors)
  }
}
