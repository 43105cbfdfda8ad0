import Tensors

/// The residual networks for CIFAR (He et al., "Deep residual learning for image recognition", 2016, section 4.2).
extension Architecture {
  static let resnet20 = resnetCIFAR("resnet20", blocks: 3)
  static let resnet32 = resnetCIFAR("resnet32", blocks: 5)
  static let resnet56 = resnetCIFAR("resnet56", blocks: 9)

  private static func resnetCIFAR(_ name: String, blocks: Int) -> Architecture {
    Architecture(
      name,
      "the CIFAR form of ResNet of 2016: three stages of \(blocks) basic blocks with 16, 32 and 64 channels; "
        + "where a stage changes the size, the shortcut is a 1x1 convolution (option B)",
      takes: .images(atLeast: 8), madeFor: [3, 32, 32], classes: 10
    ) { net in
      net.convNorm("conv1", norm: "bn1", net.scaled(16), kernel: 3, padding: .around(1))
      for stage in 0..<3 {
        net.residualStage(
          "layer\(stage + 1)", .basic, filters: net.scaled(16 << stage), blocks: blocks,
          stride: stage == 0 ? 1 : 2)
      }
      net.classifyPooled("fc")
    }
  }
}
