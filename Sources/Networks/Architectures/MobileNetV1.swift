import Tensors

extension Architecture {
  /// MobileNet (Howard et al., "MobileNets: efficient convolutional neural networks for mobile vision applications", 2017),
  /// with Keras' names.
  static let mobilenetV1 = Architecture(
    "mobilenet_v1",
    "MobileNet of 2017: 13 depthwise separable convolutions with relu6, dropout 0.001; "
      + "inputs under 64 pixels get a first convolution of stride 1",
    takes: .images(atLeast: 8), madeFor: [3, 224, 224], classes: 1000
  ) { net in
    net.normalization = .keras
    net.convNorm(
      "conv1", norm: "conv1_bn", net.scaledByEights(32), kernel: 3, stride: net.isSmall ? 1 : 2,
      padding: .same, activation: .relu6)
    let filters = [64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024]
    for (index, count) in filters.enumerated() {
      // The stride goes with the doubling of the channels, but for the first.
      let shrinks = index > 0 && count != filters[index - 1]
      net.convNorm(
        "conv_dw_\(index + 1)", norm: "conv_dw_\(index + 1)_bn", net.channels, kernel: 3,
        stride: shrinks ? 2 : 1, padding: .same, groups: net.channels, activation: .relu6)
      net.convNorm(
        "conv_pw_\(index + 1)", norm: "conv_pw_\(index + 1)_bn", net.scaledByEights(count), kernel: 1,
        activation: .relu6)
    }
    net.classifyPooled("conv_preds", pool: "global_average_pooling2d", own: 1e-3)
  }
}
