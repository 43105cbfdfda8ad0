/// How the cells of a sweep are chosen.
public enum SearchMethod: String, Hashable, Sendable, CaseIterable {
  /// Every combination of the listed values.
  case grid

  init(_ node: YAMLNode) throws(ExperimentFileError) {
    let name = try node.text("a method")
    guard let method = Self(rawValue: name) else {
      let known = Self.allCases.map(\.rawValue).listed
      guard !["random", "sobol", "tpe", "bayes"].contains(name) else {
        throw node.error("the method '\(name)' is not supported yet; use \(known)")
      }
      throw node.error("unknown method \(node.kind); known are \(known)")
    }
    self = method
  }
}
