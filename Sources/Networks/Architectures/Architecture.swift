import Settings
public import Tensors

/// A built-in architecture: a graph for a given input, number of classes, width and dropout.
public struct Architecture: Sendable {
  /// Name in experiment files and on the command line.
  public let name: String
  /// One sentence for people, with the rule for small inputs.
  public let summary: String
  /// The input that it was made for.
  public let input: Shape
  /// The number of classes that it was made for.
  public let classes: Int
  private let rule: InputRule
  private let build: @Sendable (inout GraphBuilder) -> Void

  init(
    _ name: String, _ summary: String, takes rule: InputRule, madeFor input: Shape, classes: Int,
    build: @escaping @Sendable (inout GraphBuilder) -> Void
  ) {
    (self.name, self.summary, self.rule) = (name, summary, rule)
    (self.input, self.classes, self.build) = (input, classes, build)
  }

  /// What `width` may be.
  public static let widths = 0.01...16.0
  /// What `dropout` may be.
  public static let dropoutRates = 0.0...0.99

  /// The graph for samples of a shape and a number of classes; it ends in raw values, one a class.
  ///
  /// - Parameters:
  ///   - width: multiplies the numbers of channels and of hidden units.
  ///   - dropout: replaces the rate of the architecture's dropout layers, and where it has none, stands before the last
  ///     dense layer; 0 leaves them out, nil is what the architecture has of its own.
  /// - Throws: where the input has another rank than the architecture takes, or is too small, or a number out of range.
  public func spec(
    input: Shape, classes: Int, width: Double = 1, dropout: Double? = nil
  ) throws(NetworkError) -> NetworkSpec {
    try rule.check(input, architecture: name)
    guard (1...65_536).contains(classes) else {
      throw NetworkError("classes: expected a whole number from 1 to 65536, found \(classes)")
    }
    try Self.check("width", width, in: Self.widths)
    if let dropout { try Self.check("dropout", dropout, in: Self.dropoutRates) }
    var builder = GraphBuilder(input: input, classes: classes, width: width, dropout: dropout)
    build(&builder)
    return try NetworkSpec(name: name, layers: .array(builder.layers))
  }

  private static func check(
    _ name: String, _ value: Double, in range: ClosedRange<Double>
  ) throws(NetworkError) {
    guard range.contains(value) else {
      throw NetworkError(
        "\(name): expected a number from \(range.lowerBound) to \(range.upperBound), found \(value)")
    }
  }
}
