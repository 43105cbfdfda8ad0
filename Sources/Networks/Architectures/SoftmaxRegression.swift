extension Architecture {
  /// Softmax regression: one dense layer over the pixels, the baseline of the MNIST tutorials.
  static let softmax = Architecture("softmax", "one dense layer over the pixels (softmax regression)") {
    _, classes in
    [LayerShorthand.flatten, LayerShorthand.dense(classes)]
  }
}
