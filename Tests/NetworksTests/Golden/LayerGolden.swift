import Tensors

/// What PyTorch gives for one layer: see `scripts/golden/layers.py`.
struct LayerGolden: Sendable, CustomStringConvertible {
  /// The layer in JSON.
  let layer: String
  let input: Shape
  let output: Shape
  let values: String
  /// Summed over the batch.
  let inputGradient: String
  /// Of the layer's parameters, in their order.
  let gradients: [String]

  init(
    layer: String, input: [Int], output: [Int], values: String, inputGradient: String, gradients: [String]
  ) {
    (self.layer, self.input, self.output) = (layer, Shape(input), Shape(output))
    (self.values, self.inputGradient, self.gradients) = (values, inputGradient, gradients)
  }

  var description: String { "\(layer) on \(input)" }

  /// Whether it reads the input and -1/2 of it.
  var takesTwo: Bool { ["add", "concat", "multiply"].contains { layer.contains("\"\($0)\"") } }

  /// The numbers of a text.
  static func numbers(_ text: String) -> [Double] { text.split(separator: " ").compactMap { Double($0) } }
}
