/// The sizes of a tensor along its dimensions, outermost first: channels, height, width for an image.
public struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
  /// Size of each dimension.
  public let dimensions: [Int]

  /// A shape of the given sizes.
  public init(_ dimensions: [Int]) { self.dimensions = dimensions }

  /// A shape written as its sizes.
  public init(arrayLiteral elements: Int...) { self.init(elements) }

  /// Number of dimensions.
  public var rank: Int { dimensions.count }

  /// Number of values a tensor of this shape holds; 1 for no dimensions.
  public var count: Int { dimensions.reduce(1, *) }

  /// Size of one dimension.
  public subscript(dimension: Int) -> Int { dimensions[dimension] }

  /// The shape of `count` such tensors in one batch.
  public func batched(_ count: Int) -> Shape { Shape([count] + dimensions) }

  /// Sizes joined by crosses, such as `3x32x32`.
  public var description: String { dimensions.map(String.init).joined(separator: "x") }
}

extension Shape: Codable {
  /// Reads the bare list of sizes.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([Int].self))
  }

  /// Writes the bare list of sizes.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(dimensions)
  }
}
