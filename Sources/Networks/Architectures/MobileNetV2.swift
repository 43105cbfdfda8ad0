import Tensors

extension Architecture {
  /// MobileNetV2 (Sandler et al., "MobileNetV2: inverted residuals and linear bottlenecks", 2018), with torchvision's
  /// names.
  static let mobilenetV2 = Architecture(
    "mobilenet_v2",
    "MobileNetV2 of 2018: 17 inverted residual blocks with relu6, dropout 0.2; "
      + "on inputs under 64 pixels the first two strides are 1",
    takes: .images(atLeast: 8), madeFor: [3, 224, 224], classes: 1000
  ) { net in
    net.convNorm(
      "features.0.0", norm: "features.0.1", net.scaledByEights(32), kernel: 3, stride: net.isSmall ? 1 : 2,
      padding: .around(1), activation: .relu6)
    var block = 1
    for (expansion, filters, count, stride) in mobilenetV2Stages {
      for index in 0..<count {
        let keepsSize = index > 0 || (net.isSmall && filters == 24)
        net.invertedResidual(
          "features.\(block)", expansion: expansion, filters: net.scaledByEights(filters),
          stride: keepsSize ? 1 : stride)
        block += 1
      }
    }
    net.convNorm(
      "features.\(block).0", norm: "features.\(block).1", net.scaledByEights(1280, widthAtLeast: 1),
      kernel: 1, activation: .relu6)
    net.classifyPooled("classifier.1", dropout: "classifier.0", own: 0.2)
  }
}

/// Table 2 of the paper: expansion, channels, blocks, stride of the first block.
private let mobilenetV2Stages = [
  (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1),
]

extension GraphBuilder {
  /// Widens by 1x1, convolves depthwise by 3x3, narrows by 1x1 without activation; a shortcut where shapes agree.
  fileprivate mutating func invertedResidual(_ name: String, expansion: Int, filters: Int, stride: Int) {
    let start = last
    let channelsBefore = channels
    var index = 0
    if expansion != 1 {
      convNorm(
        "\(name).conv.0.0", norm: "\(name).conv.0.1", channels * expansion, kernel: 1, activation: .relu6)
      index = 1
    }
    convNorm(
      "\(name).conv.\(index).0", norm: "\(name).conv.\(index).1", channels, kernel: 3, stride: stride,
      padding: .around(1), groups: channels, activation: .relu6)
    convNorm(
      "\(name).conv.\(index + 1)", norm: "\(name).conv.\(index + 2)", filters, kernel: 1, activation: nil)
    if stride == 1 && channelsBefore == filters { add("\(name).add", [last, start]) }
  }
}
