import Tensors

extension Architecture {
  /// GoogLeNet (Szegedy et al., "Going deeper with convolutions", 2015) with batch normalization, as torchvision has it:
  /// without the auxiliary classifiers, 3x3 where the paper has 5x5.
  static let inception = Architecture(
    "inception",
    "GoogLeNet of 2015 (Inception v1) with batch normalization, nine modules of four branches, dropout 0.2; "
      + "inputs under 64 pixels get a 3x3 first convolution of stride 1 and no pooling before the modules",
    takes: .images(atLeast: 8), madeFor: [3, 224, 224], classes: 1000
  ) { net in
    net.normalization = .init(momentum: 0.1, epsilon: 1e-3)
    let small = net.isSmall
    net.inceptionConv(
      "conv1", 64, kernel: small ? 3 : 7, stride: small ? 1 : 2)
    if !small { net.maxPool("maxpool1", 3, stride: 2, ceil: true) }
    net.inceptionConv("conv2", 64, kernel: 1)
    net.inceptionConv("conv3", 192, kernel: 3)
    if !small { net.maxPool("maxpool2", 3, stride: 2, ceil: true) }
    net.inceptionModule("inception3a", 64, (96, 128), (16, 32), 32)
    net.inceptionModule("inception3b", 128, (128, 192), (32, 96), 64)
    net.maxPool("maxpool3", 3, stride: 2, ceil: true)
    net.inceptionModule("inception4a", 192, (96, 208), (16, 48), 64)
    net.inceptionModule("inception4b", 160, (112, 224), (24, 64), 64)
    net.inceptionModule("inception4c", 128, (128, 256), (24, 64), 64)
    net.inceptionModule("inception4d", 112, (144, 288), (32, 64), 64)
    net.inceptionModule("inception4e", 256, (160, 320), (32, 128), 128)
    net.maxPool("maxpool4", 2, stride: 2, ceil: true)
    net.inceptionModule("inception5a", 256, (160, 320), (32, 128), 128)
    net.inceptionModule("inception5b", 384, (192, 384), (48, 128), 128)
    net.classifyPooled("fc", own: 0.2)
  }
}

extension GraphBuilder {
  fileprivate mutating func inceptionConv(
    _ name: String, _ filters: Int, kernel: Int, stride: Int = 1, from source: String? = nil
  ) {
    convNorm(
      "\(name).conv", norm: "\(name).bn", scaled(filters), kernel: kernel, stride: stride,
      padding: .around(kernel / 2), from: source)
  }

  /// Four branches side by side: 1x1; 1x1 then 3x3; the same again, narrower; pooling then 1x1.
  fileprivate mutating func inceptionModule(
    _ name: String, _ direct: Int, _ wide: (Int, Int), _ narrow: (Int, Int), _ pooled: Int
  ) {
    let start = last
    inceptionConv("\(name).branch1", direct, kernel: 1, from: start)
    var ends = [last]
    for (branch, filters) in [(2, wide), (3, narrow)] {
      inceptionConv("\(name).branch\(branch).0", filters.0, kernel: 1, from: start)
      inceptionConv("\(name).branch\(branch).1", filters.1, kernel: 3)
      ends.append(last)
    }
    maxPool("\(name).branch4.0", 3, stride: 1, padding: .around(1), from: start)
    inceptionConv("\(name).branch4.1", pooled, kernel: 1)
    concat("\(name).concat", ends + [last])
  }
}
