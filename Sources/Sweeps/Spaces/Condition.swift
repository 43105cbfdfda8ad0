public import Tracking

/// What another parameter must be for a parameter to be part of a cell.
public struct Condition: Hashable, Sendable {
  /// The other parameter.
  public let parent: String
  /// The values of it that will do.
  public let values: [ParamValue]

  /// A condition.
  public init(_ parent: String, in values: [ParamValue]) {
    self.parent = parent
    self.values = values
  }

  /// Whether it holds for the parameters chosen so far; it does not where the other one is not part of the cell.
  func holds(in params: Params) -> Bool { params[parent].map(values.contains) ?? false }
}
