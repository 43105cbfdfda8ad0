import Tensors

extension Architecture {
  /// The network of the Sign Language MNIST tutorial: four 3x3 convolutions, three poolings, a dense layer of 512.
  static let signCNN = Architecture(
    "sign-cnn",
    "the Sign Language tutorial's network: conv 64, pool, conv 64, pool (valid), conv 128, conv 128 (same), pool, "
      + "dense 512 (3x3, relu); inputs under 14 pixels are padded in every convolution",
    takes: .images(atLeast: 8), madeFor: [1, 28, 28], classes: 24
  ) { net in
    let padding: Padding = net.smallestSide < 14 ? .same : .valid
    net.conv("conv1", net.scaled(64), kernel: 3, padding: padding, activation: .relu)
    net.maxPool("pool1", 2)
    net.conv("conv2", net.scaled(64), kernel: 3, padding: padding, activation: .relu)
    net.maxPool("pool2", 2)
    net.conv("conv3", net.scaled(128), kernel: 3, padding: .same, activation: .relu)
    net.conv("conv4", net.scaled(128), kernel: 3, padding: .same, activation: .relu)
    net.maxPool("pool3", 2)
    net.flatten("flatten1")
    net.dense("fc1", net.scaled(512), activation: .relu)
    net.dropout("dropout1")
    net.dense("fc2", net.classes)
  }
}
