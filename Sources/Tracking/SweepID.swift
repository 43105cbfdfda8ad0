import Foundation

/// A sweep's identity for good, in every store: a UUID in lower-case text.
public struct SweepID: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The 36 characters.
  public let description: String

  /// A new identity.
  public init() { description = UUID().uuidString.lowercased() }

  /// The identity that a text states, or nil where it is no UUID.
  public init?(_ text: String) {
    guard let uuid = UUID(uuidString: text) else { return nil }
    description = uuid.uuidString.lowercased()
  }

  /// What the store itself holds is a UUID already.
  init(stored: String) { description = stored }

  /// The first eight characters, enough to name a sweep in a table.
  public var short: String { String(description.prefix(8)) }

  /// Reads the bare text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = Self(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected a UUID, found '\(text)'")
    }
    self = id
  }

  /// Writes the bare text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
