import Tensors

extension Architecture {
  /// The fully convolutional network of Wang et al., "Time series classification from scratch with deep neural networks: a
  /// strong baseline", 2017.
  static let cnn1d = Architecture(
    "cnn1d",
    "for series: convolutions of 128, 256 and 128 filters over 8, 5 and 3 values with batch normalization, mean over time "
      + "(after Wang et al., 2017)",
    takes: .series(atLeast: 1), madeFor: [1, 128], classes: 10
  ) { net in
    for (index, (filters, kernel)) in [(128, 8), (256, 5), (128, 3)].enumerated() {
      net.convNorm(
        "conv\(index + 1)", norm: "bn\(index + 1)", net.scaled(filters), kernel: kernel, padding: .same)
    }
    net.classifyPooled("fc")
  }
}
