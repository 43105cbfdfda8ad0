import Settings
import Tensors

/// What networks since 2015 repeat: convolutions with batch normalization and an activation.
extension GraphBuilder {
  /// Batch normalization, and an activation named after it.
  mutating func normalize(_ name: String, activation function: ActivationFunction? = .relu) {
    layer(
      "batch_norm", name,
      ["momentum": .number(normalization.momentum), "epsilon": .number(normalization.epsilon)])
    if let function { activation("\(name).\(function.rawValue)", function) }
  }

  /// A convolution without bias, batch normalization, an activation.
  mutating func convNorm(
    _ name: String, norm: String, _ filters: Int, kernel: Int, stride: Int = 1, padding: Padding = .valid,
    groups: Int = 1, activation: ActivationFunction? = .relu, from source: String? = nil
  ) {
    conv(
      name, filters, kernel: kernel, stride: stride, padding: padding, groups: groups, bias: false,
      from: source)
    normalize(norm, activation: activation)
  }

  /// Global mean pooling, dropout where it is asked for, and the last dense layer.
  mutating func classifyPooled(
    _ name: String, pool: String = "avgpool", dropout drop: String = "dropout", own: Double = 0
  ) {
    globalAvgPool(pool)
    dropout(drop, own: own)
    dense(name, classes)
  }
}
