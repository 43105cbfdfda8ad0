import Tensors

extension Architecture {
  /// Softmax regression: one dense layer over the pixels, the baseline of the MNIST tutorials.
  static let softmax = Architecture(
    "softmax", "one dense layer over the pixels (softmax regression); takes inputs of any rank",
    takes: .anything, madeFor: [1, 28, 28], classes: 10
  ) { net in
    net.flatten("flatten1")
    net.dropout("dropout1")
    net.dense("fc1", net.classes)
  }
}
