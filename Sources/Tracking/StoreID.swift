import Foundation

/// A run's identity for good, in every store.
public typealias RunID = StoreID<RunRecord>

/// A sweep's identity for good, in every store.
public typealias SweepID = StoreID<SweepRecord>

/// The identity of one kind of thing that the store keeps: a UUID in lower-case text.
///
/// The kind is part of the type, so that a run is never taken for a sweep.
public struct StoreID<Kind>: Hashable, Sendable, Codable, CustomStringConvertible {
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

  /// The first eight characters, enough to name it in a table.
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
