import Tensors

extension Architecture {
  /// The network of the Keras MNIST tutorials: three 3x3 convolutions, two poolings, a dense layer of 64.
  static let tutorialCNN = Architecture(
    "tutorial-cnn",
    "the Keras tutorials' network: conv 32, pool, conv 64, pool, conv 64, dense 64 (3x3, relu, valid); "
      + "inputs under 18 pixels are padded in every convolution"
  ) { input, classes in
    let padding = min(input[1], input[2]) < 18 ? "same" : "valid"
    typealias L = LayerShorthand
    return [
      L.conv(32, padding: padding), L.maxPool(2), L.conv(64, padding: padding), L.maxPool(2),
      L.conv(64, padding: padding), L.flatten, L.dense(64, activation: "relu"), L.dense(classes),
    ]
  }
}
