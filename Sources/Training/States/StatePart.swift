/// One array of a training's state: floats, doubles or 32-bit integers, little-endian, in row-major order.
public struct StatePart: Hashable, Sendable {
  /// What it is, and of which parameter, such as `first_moment/conv1.weight`.
  public let name: String
  /// Its elements.
  public let bytes: [UInt8]

  /// A part as it was stored.
  public init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }

  init(_ name: String, _ elements: [some BitwiseCopyable & ExpressibleByIntegerLiteral]) {
    self.init(name: name, bytes: elements.bytes)
  }
}
