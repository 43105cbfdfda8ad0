public import Tracking

/// Where the values of one parameter come from.
public enum Distribution: Hashable, Sendable {
  /// Always the same value.
  case value(ParamValue)
  /// One of the listed values, in the order in which they were written.
  case values([ParamValue])

  /// The values in order, a constant being a list of one.
  public var listed: [ParamValue] {
    switch self {
    case .value(let value): [value]
    case .values(let values): values
    }
  }
}
