import Tensors

extension Architecture {
  /// The network of the Keras MNIST tutorials: three 3x3 convolutions, two poolings, a dense layer of 64.
  static let tutorialCNN = Architecture(
    "tutorial-cnn",
    "the Keras tutorials' network: conv 32, pool, conv 64, pool, conv 64, dense 64 (3x3, relu, valid); "
      + "inputs under 18 pixels are padded in every convolution",
    takes: .images(atLeast: 4), madeFor: [1, 28, 28], classes: 10
  ) { net in
    let padding: Padding = net.smallestSide < 18 ? .same : .valid
    net.conv("conv1", net.scaled(32), kernel: 3, padding: padding, activation: .relu)
    net.maxPool("pool1", 2)
    net.conv("conv2", net.scaled(64), kernel: 3, padding: padding, activation: .relu)
    net.maxPool("pool2", 2)
    net.conv("conv3", net.scaled(64), kernel: 3, padding: padding, activation: .relu)
    net.flatten("flatten1")
    net.dense("fc1", net.scaled(64), activation: .relu)
    net.dropout("dropout1")
    net.dense("fc2", net.classes)
  }
}
