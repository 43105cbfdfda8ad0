import Tensors

extension Layer {
  /// The only input's shape, where it is channels and so many spatial sizes.
  func imageInput(_ inputs: [Shape], rank: Int) throws(NetworkError) -> Shape {
    let sizes = ["length", "height x width", "depth x height x width"]
    return try onlyInput(inputs, rank: rank + 1, called: "channels x \(sizes[rank - 1])")
  }
}

extension ActivationFunction? {
  /// How the setting `activation` is written.
  var json: JSONValue { map { .text($0.rawValue) } ?? .null }
}
