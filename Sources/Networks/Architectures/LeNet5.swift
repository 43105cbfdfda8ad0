import Tensors

extension Architecture {
  /// LeNet-5 (LeCun et al., "Gradient-based learning applied to document recognition", 1998): tanh, mean pooling.
  static let lenet5 = Architecture(
    "lenet5",
    "LeNet-5 of 1998: two 5x5 convolutions with tanh and mean pooling, three dense layers; "
      + "inputs under 32 pixels are padded in the first convolution, under 12 in the second too",
    takes: .images(atLeast: 4), madeFor: [1, 28, 28], classes: 10
  ) { net in
    let side = net.smallestSide
    net.conv(
      "conv1", net.scaled(6), kernel: 5, padding: side < 32 ? .same : .valid, activation: .tanh)
    net.avgPool("pool1", 2)
    net.conv(
      "conv2", net.scaled(16), kernel: 5, padding: side < 12 ? .same : .valid, activation: .tanh)
    net.avgPool("pool2", 2)
    net.flatten("flatten1")
    net.dense("fc1", net.scaled(120), activation: .tanh)
    net.dense("fc2", net.scaled(84), activation: .tanh)
    net.dropout("dropout1")
    net.dense("fc3", net.classes)
  }
}
