import Tensors

/// The residual networks for ImageNet (He et al., "Deep residual learning for image recognition", 2016), with
/// torchvision's names; in the bottleneck the 3x3 convolution has the stride.
extension Architecture {
  static let resnet18 = resnet("resnet18", .basic, blocks: [2, 2, 2, 2])
  static let resnet34 = resnet("resnet34", .basic, blocks: [3, 4, 6, 3])
  static let resnet50 = resnet("resnet50", .bottleneck, blocks: [3, 4, 6, 3])

  private static func resnet(
    _ name: String, _ block: GraphBuilder.ResidualBlock, blocks: [Int]
  ) -> Architecture {
    Architecture(
      name,
      "ResNet of 2016 with \(blocks.reduce(0, +)) \(block) blocks in four stages; "
        + "inputs under 64 pixels get a 3x3 first convolution of stride 1 and no pooling after it",
      takes: .images(atLeast: 8), madeFor: [3, 224, 224], classes: 1000
    ) { net in
      if net.isSmall {
        net.convNorm("conv1", norm: "bn1", net.scaled(64), kernel: 3, padding: .around(1))
      } else {
        net.convNorm("conv1", norm: "bn1", net.scaled(64), kernel: 7, stride: 2, padding: .around(3))
        net.maxPool("maxpool", 3, stride: 2, padding: .around(1))
      }
      for (stage, count) in blocks.enumerated() {
        net.residualStage(
          "layer\(stage + 1)", block, filters: net.scaled(64 << stage), blocks: count,
          stride: stage == 0 ? 1 : 2)
      }
      net.classifyPooled("fc")
    }
  }
}
