import Tensors

extension Architecture {
  /// The perceptron of the Keras examples for MNIST.
  static let mlp = Architecture(
    "mlp",
    "two hidden dense layers of 512 with relu and dropout 0.2 (multilayer perceptron); takes inputs of any rank",
    takes: .anything, madeFor: [1, 28, 28], classes: 10
  ) { net in
    net.flatten("flatten1")
    net.dense("fc1", net.scaled(512), activation: .relu)
    net.dropout("dropout1", own: 0.2)
    net.dense("fc2", net.scaled(512), activation: .relu)
    net.dropout("dropout2", own: 0.2)
    net.dense("fc3", net.classes)
  }
}
