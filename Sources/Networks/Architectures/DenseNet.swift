import Tensors

/// Densely connected networks with bottlenecks and compression (DenseNet-BC; Huang et al., "Densely connected convolutional
/// networks", 2017), with torchvision's names.
extension Architecture {
  static let densenet = Architecture(
    "densenet",
    "the CIFAR form of DenseNet-BC of 2017: growth 12, 100 layers in three blocks, compression 0.5",
    takes: .images(atLeast: 8), madeFor: [3, 32, 32], classes: 10
  ) { net in
    net.conv("features.conv0", net.scaled(24), kernel: 3, padding: .around(1), bias: false)
    net.denseBlocks([16, 16, 16], growth: net.scaled(12))
    net.classifyPooled("classifier")
  }

  static let densenet121 = Architecture(
    "densenet121",
    "DenseNet-BC of 2017 for ImageNet: growth 32, 121 layers in four blocks, compression 0.5; "
      + "inputs under 64 pixels get a 3x3 first convolution of stride 1 and no pooling after it",
    takes: .images(atLeast: 8), madeFor: [3, 224, 224], classes: 1000
  ) { net in
    let small = net.isSmall
    net.convNorm(
      "features.conv0", norm: "features.norm0", net.scaled(64), kernel: small ? 3 : 7,
      stride: small ? 1 : 2, padding: .around(small ? 1 : 3))
    if !small { net.maxPool("features.pool0", 3, stride: 2, padding: .around(1)) }
    net.denseBlocks([6, 12, 24, 16], growth: net.scaled(32))
    net.classifyPooled("classifier")
  }
}

extension GraphBuilder {
  /// Dense blocks with a transition between any two, which halves channels and sides; the normalization that ends them.
  fileprivate mutating func denseBlocks(_ counts: [Int], growth: Int) {
    for (block, count) in counts.enumerated() {
      for layer in 1...count {
        denseLayer("features.denseblock\(block + 1).denselayer\(layer)", growth: growth)
      }
      guard block + 1 < counts.count else { continue }
      let transition = "features.transition\(block + 1)"
      normalize("\(transition).norm")
      conv("\(transition).conv", max(1, channels / 2), kernel: 1, bias: false)
      avgPool("\(transition).pool", 2)
    }
    normalize("features.norm5")
  }

  /// 1x1 and 3x3 convolutions, each after its normalization; the result joins all that was there before it.
  private mutating func denseLayer(_ name: String, growth: Int) {
    let before = last
    normalize("\(name).norm1")
    convNorm("\(name).conv1", norm: "\(name).norm2", 4 * growth, kernel: 1)
    conv("\(name).conv2", growth, kernel: 3, padding: .around(1), bias: false)
    concat("\(name).concat", [before, last])
  }
}
