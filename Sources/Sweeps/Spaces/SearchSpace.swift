import Tracking

/// The parameters of a sweep in the order in which they were written, each with where its values come from.
public struct SearchSpace: Hashable, Sendable {
  /// One named axis of the space.
  public struct Parameter: Hashable, Sendable {
    /// What the parameter is called, for example `learning_rate`.
    public let name: String
    /// Where its values come from.
    public let distribution: Distribution

    /// An axis of the given name.
    public init(_ name: String, _ distribution: Distribution) {
      self.name = name
      self.distribution = distribution
    }
  }

  /// The axes, outermost first.
  public let parameters: [Parameter]

  /// A space of the given axes; names must differ, and no list may be empty or hold a value twice.
  public init(_ parameters: [Parameter]) throws(SweepError) {
    var names = Set<String>()
    for parameter in parameters {
      guard names.insert(parameter.name).inserted else {
        throw .duplicateParameter(parameter.name)
      }
      var seen = Set<ParamValue>()
      for value in parameter.distribution.listed where !seen.insert(value).inserted {
        throw .duplicateValue(parameter: parameter.name, value: value)
      }
      guard !seen.isEmpty else { throw .noValues(parameter: parameter.name) }
    }
    self.parameters = parameters
  }

  /// The names of the parameters that take more than one value: what tells one trial from another.
  public var varying: [String] {
    parameters.filter { $0.distribution.listed.count > 1 }.map(\.name)
  }
}
