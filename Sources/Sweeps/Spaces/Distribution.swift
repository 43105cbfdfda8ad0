public import Tracking

/// Where the values of one parameter come from.
public enum Distribution: Hashable, Sendable {
  /// Always the same value.
  case value(ParamValue)
  /// One of the listed values, in the order in which they were written; each is as likely as any other where no
  /// probabilities are given.
  case values([ParamValue], probabilities: [Double]? = nil)
  /// A number.
  case numeric(NumericDistribution)

  /// The values in order, a constant being a list of one; nil for numbers that are drawn.
  public var listed: [ParamValue]? {
    switch self {
    case .value(let value): [value]
    case .values(let values, _): values
    case .numeric: nil
    }
  }

  /// Values to try where all that may be drawn must do: those that are listed, or the ends and the middle of a
  /// range.
  public var representatives: [ParamValue] {
    switch self {
    case .value(let value): [value]
    case .values(let values, _): values
    case .numeric(let numbers): numbers.representatives
    }
  }

  /// Whether there is but one value.
  var isConstant: Bool { listed?.count == 1 }
}
