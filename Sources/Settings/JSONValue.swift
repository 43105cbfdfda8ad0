import Foundation

/// A JSON value: how architectures, data and augmentations are written in experiment files and kept in the store.
public enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Parses JSON text.
  public init(parsing text: String) throws(SettingsError) {
    do {
      self = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    } catch {
      throw SettingsError("expected JSON, found text that does not parse")
    }
  }

  /// JSON text with sorted keys and no spaces: equal values give equal texts.
  public var canonicalText: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }

  /// How messages name the value: what it is, or at least of which kind.
  public var spoken: String {
    switch self {
    case .null: "nothing"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .text(let value): "'\(value)'"
    case .array: "a list"
    case .object: "a mapping"
    }
  }
}

extension JSONValue: Codable {
  /// Reads any JSON value of at most 32 levels; whole numbers stay integers.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Each value that is tried and refused takes time for all levels above it.
    guard decoder.codingPath.count <= 32 else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "more than 32 levels")
    }
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// Writes the bare value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .boolean(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }
}
