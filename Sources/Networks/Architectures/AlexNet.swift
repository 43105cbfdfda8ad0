import Tensors

extension Architecture {
  /// AlexNet in one column (Krizhevsky, "One weird trick for parallelizing convolutional neural networks", 2014), with
  /// torchvision's names and sizes.
  static let alexnet = Architecture(
    "alexnet",
    "AlexNet in one column of 2014: five convolutions, three dense layers with dropout 0.5; "
      + "inputs under 64 pixels get a 3x3 first convolution of stride 1 and 2x2 poolings",
    takes: .images(atLeast: 8), madeFor: [3, 224, 224], classes: 1000
  ) { net in
    let small = net.isSmall
    net.conv(
      "features.0", net.scaled(64), kernel: small ? 3 : 11, stride: small ? 1 : 4,
      padding: .around(small ? 1 : 2), activation: .relu)
    net.maxPool("features.2", small ? 2 : 3, stride: 2)
    net.conv("features.3", net.scaled(192), kernel: 5, padding: .around(2), activation: .relu)
    net.maxPool("features.5", small ? 2 : 3, stride: 2)
    for (index, filters) in [(6, 384), (8, 256), (10, 256)] {
      net.conv(
        "features.\(index)", net.scaled(filters), kernel: 3, padding: .around(1), activation: .relu)
    }
    net.maxPool("features.12", small ? 2 : 3, stride: 2)
    net.flatten("flatten")
    net.dropout("classifier.0", own: 0.5)
    net.dense("classifier.1", net.scaled(4096), activation: .relu)
    net.dropout("classifier.3", own: 0.5)
    net.dense("classifier.4", net.scaled(4096), activation: .relu)
    net.dense("classifier.6", net.classes)
  }
}
