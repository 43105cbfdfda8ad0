import Explaining
import Networks
import Settings
import Tensors

extension Network {
  /// A network of layers as experiment files hold them.
  convenience init(layers: String, input: Shape, seed: UInt64 = 1) throws {
    try self.init(
      NetworkSpec(name: "net", layers: JSONValue(parsing: layers)), inputShape: input, seed: seed)
  }

  /// Gives a parameter its values.
  func load(_ name: String, _ values: [Float]) throws {
    for parameter in parameters where parameter.name == name {
      try parameter.load(Tensor(shape: parameter.shape, values: values))
    }
  }
}

extension Subject {
  /// An image that the network takes as it is.
  init(_ shape: Shape, _ pixels: [Float]) throws {
    try self.init(
      name: "image", shape: shape, pixels: pixels,
      scale: PixelScale(
        black: [Float](repeating: 0, count: shape[0]), white: [Float](repeating: 1, count: shape[0])))
  }
}
