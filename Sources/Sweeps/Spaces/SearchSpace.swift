import Tracking

/// The parameters of a sweep in the order in which they were written, each with where its values come from.
public struct SearchSpace: Hashable, Sendable {
  /// One named axis of the space.
  public struct Parameter: Hashable, Sendable {
    /// What the parameter is called, for example `learning_rate`.
    public let name: String
    /// Where its values come from.
    public let distribution: Distribution
    /// All that must hold for it to be part of a cell.
    public let conditions: [Condition]

    /// An axis of the given name.
    public init(_ name: String, _ distribution: Distribution, when conditions: [Condition] = []) {
      self.name = name
      self.distribution = distribution
      self.conditions = conditions
    }

    /// Whether it is part of a cell with the given parameters before it.
    func isActive(in params: Params) -> Bool { conditions.allSatisfy { $0.holds(in: params) } }
  }

  /// The axes, outermost first.
  public let parameters: [Parameter]

  /// A space of the given axes.
  ///
  /// - Throws: where names are the same, a list is empty or holds a value twice, probabilities do not fit their values, or
  ///   a condition names anything but an earlier parameter with listed values and some of these.
  public init(_ parameters: [Parameter]) throws(SweepError) {
    var earlier: [String: Distribution] = [:]
    for parameter in parameters {
      try parameter.checkValues()
      try parameter.checkConditions(on: earlier)
      guard earlier.updateValue(parameter.distribution, forKey: parameter.name) == nil else {
        throw .duplicateParameter(parameter.name)
      }
    }
    self.parameters = parameters
  }

  /// The names of the parameters that tell one trial from another: those that take more than one value, or may be
  /// absent.
  public var varying: [String] {
    parameters.filter { !$0.distribution.isConstant || !$0.conditions.isEmpty }.map(\.name)
  }
}
