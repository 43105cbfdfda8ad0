import Tensors

extension Architecture {
  /// LeNet-5 (LeCun et al., "Gradient-based learning applied to document recognition", 1998): tanh, mean pooling.
  static let lenet5 = Architecture(
    "lenet5",
    "LeNet-5 of 1998: two 5x5 convolutions with tanh and mean pooling, three dense layers; "
      + "inputs under 32 pixels are padded in the first convolution, under 12 in the second too"
  ) { input, classes in
    let side = min(input[1], input[2])
    typealias L = LayerShorthand
    return [
      L.conv(6, kernel: 5, padding: side < 32 ? "same" : "valid", activation: "tanh"), L.avgPool(2),
      L.conv(16, kernel: 5, padding: side < 12 ? "same" : "valid", activation: "tanh"), L.avgPool(2),
      L.flatten, L.dense(120, activation: "tanh"), L.dense(84, activation: "tanh"), L.dense(classes),
    ]
  }
}
