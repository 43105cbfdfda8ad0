public import Tensors
import Words

/// A built-in architecture: its layers for a given input and number of classes.
public struct Architecture: Sendable {
  /// Name in experiment files and on the command line.
  public let name: String
  /// One sentence for people, with the rule for small inputs.
  public let summary: String
  private let layers: @Sendable (_ input: Shape, _ classes: Int) -> [JSONValue]

  init(
    _ name: String, _ summary: String,
    layers: @escaping @Sendable (_ input: Shape, _ classes: Int) -> [JSONValue]
  ) {
    (self.name, self.summary, self.layers) = (name, summary, layers)
  }

  /// The graph for samples of a shape and a number of classes; it ends in raw values, one a class.
  public func spec(input: Shape, classes: Int) throws(NetworkError) -> NetworkSpec {
    guard input.rank == 3 else {
      throw NetworkError("architecture '\(name)' takes images of channels x height x width, found \(input)")
    }
    return try NetworkSpec(name: name, layers: .array(layers(input, classes)))
  }

  /// All built-in architectures.
  public static let all: [Architecture] = [softmax, lenet5, tutorialCNN, signCNN]

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
