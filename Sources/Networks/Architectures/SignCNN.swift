import Tensors

extension Architecture {
  /// The network of the Sign Language MNIST tutorial: four 3x3 convolutions, three poolings, a dense layer of 512.
  static let signCNN = Architecture(
    "sign-cnn",
    "the Sign Language tutorial's network: conv 64, pool, conv 64, pool (valid), conv 128, conv 128 (same), pool, "
      + "dense 512 (3x3, relu); inputs under 14 pixels are padded in every convolution"
  ) { input, classes in
    let padding = min(input[1], input[2]) < 14 ? "same" : "valid"
    typealias L = LayerShorthand
    return [
      L.conv(64, padding: padding), L.maxPool(2), L.conv(64, padding: padding), L.maxPool(2),
      L.conv(128, padding: "same"), L.conv(128, padding: "same"), L.maxPool(2), L.flatten,
      L.dense(512, activation: "relu"), L.dense(classes),
    ]
  }
}
