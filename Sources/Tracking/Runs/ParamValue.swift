import Foundation

/// A hyperparameter's value; the type is part of it, so that 1 and 1.0 stay apart.
public enum ParamValue: Hashable, Sendable {
  /// A whole number.
  case integer(Int64)
  /// A floating-point number.
  case real(Double)
  /// Yes or no.
  case boolean(Bool)
  /// A word.
  case text(String)
}

/// The hyperparameters of a run or of a sweep's cell, by name.
public typealias Params = [String: ParamValue]

extension ParamValue: CustomStringConvertible {
  /// The value as a person writes it: texts without quotes, reals with a point or an exponent.
  public var description: String {
    switch self {
    case .integer(let value): "\(value)"
    case .real(let value): "\(value)"
    case .boolean(let value): "\(value)"
    case .text(let value): value
    }
  }
}

extension ParamValue: Codable {
  /// Reads a bare scalar.
  ///
  /// Foundation's JSON decoder does not tell 1.0 from 1: a whole number becomes an integer.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .real(value)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  /// Writes a bare scalar.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .integer(let value): try container.encode(value)
    case .real(let value): try container.encode(value)
    case .boolean(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    }
  }
}
