import Tensors

extension Layer {
  /// The only input's shape, of any number of dimensions.
  func onlyInput(_ inputs: [Shape]) throws(NetworkError) -> Shape {
    guard inputs.count == 1 else { throw NetworkError("expected one input, found \(inputs.count)") }
    return inputs[0]
  }

  /// The inputs' shapes, where there are at least two.
  func severalInputs(_ inputs: [Shape]) throws(NetworkError) -> [Shape] {
    guard inputs.count > 1 else {
      throw NetworkError("expected two or more inputs, found \(inputs.count) (name them with 'inputs')")
    }
    return inputs
  }

  /// The only input's shape, where it has the wanted number of dimensions.
  func onlyInput(_ inputs: [Shape], rank: Int, called layout: String) throws(NetworkError) -> Shape {
    let input = try onlyInput(inputs)
    guard input.rank == rank else { throw NetworkError("expected an input \(layout), found \(input)") }
    return input
  }

  /// The only input's shape, where it is channels and so many spatial sizes.
  func imageInput(_ inputs: [Shape], rank: Int) throws(NetworkError) -> Shape {
    let sizes = ["length", "height x width", "depth x height x width"]
    return try onlyInput(inputs, rank: rank + 1, called: "channels x \(sizes[rank - 1])")
  }

  /// The only input's shape, where it is channels and perhaps spatial sizes.
  func sampleInput(_ inputs: [Shape]) throws(NetworkError) -> Shape {
    let input = try onlyInput(inputs)
    guard (1...4).contains(input.rank) else {
      throw NetworkError("expected an input of channels and up to three spatial sizes, found \(input)")
    }
    return input
  }

  /// The only input's shape, where it is channels and one to three spatial sizes.
  func spatialInput(_ inputs: [Shape]) throws(NetworkError) -> Shape {
    let input = try onlyInput(inputs)
    guard (2...4).contains(input.rank) else {
      throw NetworkError("expected an input of channels and one to three spatial sizes, found \(input)")
    }
    return input
  }
}
