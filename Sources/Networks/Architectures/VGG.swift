import Tensors

/// The networks of Simonyan and Zisserman, "Very deep convolutional networks for large-scale image recognition", 2015, with
/// torchvision's names.
extension Architecture {
  static let vgg11 = vgg("vgg11", configuration: "A", convolutions: [1, 1, 2, 2, 2])
  static let vgg13 = vgg("vgg13", configuration: "B", convolutions: [2, 2, 2, 2, 2])
  static let vgg16 = vgg("vgg16", configuration: "D", convolutions: [2, 2, 3, 3, 3])

  private static func vgg(_ name: String, configuration: String, convolutions: [Int]) -> Architecture {
    Architecture(
      name,
      "VGG of 2015, configuration \(configuration): \(convolutions.reduce(0, +)) 3x3 convolutions in five stages, "
        + "three dense layers with dropout 0.5; on inputs under 32 pixels a pooling that would leave nothing is left out",
      takes: .images(atLeast: 8), madeFor: [3, 224, 224], classes: 1000
    ) { net in
      // In torchvision's list of features each convolution is followed by its activation.
      var index = 0
      var side = net.smallestSide
      for (count, filters) in zip(convolutions, [64, 128, 256, 512, 512]) {
        for _ in 0..<count {
          net.conv(
            "features.\(index)", net.scaled(filters), kernel: 3, padding: .around(1), activation: .relu)
          index += 2
        }
        if side > 1 { net.maxPool("features.\(index)", 2) }
        (index, side) = (index + 1, side / 2)
      }
      net.flatten("flatten")
      net.dense("classifier.0", net.scaled(4096), activation: .relu)
      net.dropout("classifier.2", own: 0.5)
      net.dense("classifier.3", net.scaled(4096), activation: .relu)
      net.dropout("classifier.5", own: 0.5)
      net.dense("classifier.6", net.classes)
    }
  }
}
