import Words

extension Architecture {
  /// All built-in architectures: baselines first, then by age and family.
  public static let all: [Architecture] = [
    softmax, mlp, lenet5, tutorialCNN, signCNN, alexnet, vgg11, vgg13, vgg16, inception, resnet18, resnet34,
    resnet50, resnet20, resnet32, resnet56, densenet, densenet121, xception, mobilenetV1, mobilenetV2, cnn1d,
    cnn3d,
  ]

  /// The built-in architecture of a name.
  ///
  /// - Parameter others: further names that the caller knows, for the message where there is no such architecture.
  public static func named(_ name: String, besides others: [String] = []) throws(NetworkError) -> Architecture
  {
    guard let architecture = all.first(where: { $0.name == name }) else {
      let names = others + all.map(\.name)
      throw NetworkError(
        "unknown architecture '\(name)'; known are \(names.joined(separator: ", "))"
          + suggestion(for: name, among: names))
    }
    return architecture
  }
}
