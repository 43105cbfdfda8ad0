import Sweeps
import Tracking
import Words

extension Condition {
  /// Reads the key `when` of a parameter, or of parameters that belong together: all conditions must hold.
  ///
  /// - Parameter earlier: the names of the parameters that are written before it.
  static func all(
    _ node: YAMLNode, of parameter: String, earlier: [String]
  ) throws(ExperimentFileError) -> [Condition] {
    var conditions: [Condition] = []
    let expectation = "'when' of \(parameter) to be a mapping, such as {optimizer: sgd}"
    for entry in try node.mapping(expectation) {
      guard earlier.contains(entry.key) else {
        throw .init(
          at: entry.keyLocation,
          "'when' of \(parameter) names '\(entry.key.shortened)', which is no parameter written before it"
            + suggestion(for: entry.key, among: earlier))
      }
      conditions.append(Condition(entry.key, in: try values(entry.value)))
    }
    return conditions
  }

  private static func values(_ node: YAMLNode) throws(ExperimentFileError) -> [ParamValue] {
    guard case .sequence(let items) = node.content else { return [try node.param()] }
    var values: [ParamValue] = []
    for item in items { values.append(try item.param()) }
    return values
  }
}
