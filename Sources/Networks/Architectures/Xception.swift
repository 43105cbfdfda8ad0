import Tensors

extension Architecture {
  /// Xception (Chollet, "Xception: deep learning with depthwise separable convolutions", 2017), with Keras' names.
  static let xception = Architecture(
    "xception",
    "Xception of 2017: 34 separable and 6 plain convolutions with shortcuts around most; "
      + "inputs under 64 pixels get a first convolution of stride 1 and padding in the first two",
    takes: .images(atLeast: 8), madeFor: [3, 299, 299], classes: 1000
  ) { net in
    net.normalization = .keras
    let padding: Padding = net.isSmall ? .same : .valid
    net.convNorm(
      "block1_conv1", norm: "block1_conv1_bn", net.scaled(32), kernel: 3, stride: net.isSmall ? 1 : 2,
      padding: padding)
    net.convNorm("block1_conv2", norm: "block1_conv2_bn", net.scaled(64), kernel: 3, padding: padding)
    net.shrinkingBlock(2, [128, 128], activatesFirst: false)
    net.shrinkingBlock(3, [256, 256])
    net.shrinkingBlock(4, [728, 728])
    for block in 5...12 {
      let start = net.last
      for index in 1...3 {
        net.activation("block\(block)_sepconv\(index)_act", .relu)
        net.separable("block\(block)_sepconv\(index)", 728)
      }
      net.add("block\(block)_add", [net.last, start])
    }
    net.shrinkingBlock(13, [728, 1024])
    for (index, filters) in [(1, 1536), (2, 2048)] {
      net.separable("block14_sepconv\(index)", filters)
      net.activation("block14_sepconv\(index)_act", .relu)
    }
    net.classifyPooled("predictions", pool: "avg_pool")
  }
}

extension GraphBuilder {
  /// A depthwise 3x3 and a 1x1 convolution, then batch normalization; nothing stands between the two convolutions.
  fileprivate mutating func separable(_ name: String, _ filters: Int) {
    conv("\(name).depthwise", channels, kernel: 3, padding: .same, groups: channels, bias: false)
    convNorm("\(name).pointwise", norm: "\(name)_bn", scaled(filters), kernel: 1, activation: nil)
  }

  /// Two separable convolutions and a pooling of stride 2, with a 1x1 convolution of stride 2 around them.
  fileprivate mutating func shrinkingBlock(_ number: Int, _ filters: [Int], activatesFirst: Bool = true) {
    let name = "block\(number)"
    let start = last
    for (index, count) in filters.enumerated() {
      let unit = "\(name)_sepconv\(index + 1)"
      if index > 0 || activatesFirst { activation("\(unit)_act", .relu) }
      separable(unit, count)
    }
    maxPool("\(name)_pool", 3, stride: 2, padding: .same)
    let path = last
    convNorm(
      "\(name)_shortcut", norm: "\(name)_shortcut_bn", channels, kernel: 1, stride: 2, padding: .same,
      activation: nil, from: start)
    add("\(name)_add", [path, last])
  }
}
