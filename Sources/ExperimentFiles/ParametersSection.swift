import Sweeps
import Tracking
import Words

/// The parameters of an experiment with the places of their names and values.
struct ParametersSection: Hashable, Sendable {
  /// Where one parameter is written.
  struct Place: Hashable, Sendable {
    let name: SourceLocation
    let values: [SourceLocation]
  }

  let space: SearchSpace
  let places: [String: Place]

  /// Reads the section.
  ///
  /// - Parameter known: the names that exist; nil where any name will do.
  init(_ node: YAMLNode, known: [String]?) throws(ExperimentFileError) {
    var parameters: [SearchSpace.Parameter] = []
    var places: [String: Place] = [:]
    for entry in try node.mapping("parameters to be a mapping of names, such as epochs: {value: 10}") {
      if let known, !known.contains(entry.key) {
        throw YAMLSection.unknown(entry, in: "parameters", among: known)
      }
      let (distribution, values) = try Self.distribution(entry)
      parameters.append(.init(entry.key, distribution))
      places[entry.key] = Place(name: entry.keyLocation, values: values)
    }
    do {
      space = try SearchSpace(parameters)
    } catch {
      throw node.error("\(error)")
    }
    self.places = places
  }

  /// Keys of other ways to draw values, which a grid cannot lay out.
  private static let undrawable = ["min", "max", "mu", "sigma", "q", "probabilities", "parameters", "when"]
  private static let distributions = [
    "constant", "categorical", "categorical_w_probabilities", "uniform", "int_uniform", "q_uniform",
    "log_uniform", "log_uniform_values", "q_log_uniform", "q_log_uniform_values", "inv_log_uniform",
    "inv_log_uniform_values", "normal", "q_normal", "log_normal", "q_log_normal", "beta", "q_beta",
  ]

  private static func distribution(
    _ entry: YAMLNode.Entry
  ) throws(ExperimentFileError) -> (Distribution, [SourceLocation]) {
    let name = "parameter '\(entry.key.shortened)'"
    guard case .mapping(let entries) = entry.value.content else {
      throw entry.value.error(
        "expected \(name) to be {value: ...} or {values: [...]}, found \(entry.value.kind)")
    }
    let section = try YAMLSection(
      entry.value, name, keys: ["value", "values", "distribution"] + undrawable)
    if let node = try section.optional("distribution") {
      let distribution = try node.text("a distribution")
      guard distributions.contains(distribution) else {
        throw node.error(
          "unknown distribution \(node.kind)\(suggestion(for: distribution, among: distributions))")
      }
      guard ["constant", "categorical"].contains(distribution) else {
        throw node.error(
          "\(name) has the distribution '\(distribution)', not supported by method grid; give values: [...]")
      }
    }
    for entry in entries where undrawable.contains(entry.key) {
      throw .init(
        at: entry.keyLocation, "'\(entry.key)' in \(name) is not supported by method grid; give values: [...]"
      )
    }
    return try listed(section, name, entry.value)
  }

  private static func listed(
    _ section: YAMLSection, _ name: String, _ node: YAMLNode
  ) throws(ExperimentFileError) -> (Distribution, [SourceLocation]) {
    let single = try section.optional("value")
    let several = try section.optional("values")
    switch (single, several) {
    case (let value?, nil):
      return (.value(try value.param()), [value.location])
    case (nil, let list?):
      var values: [ParamValue] = []
      let items = try list.sequence("values of \(name) to be a list, such as [1, 2]")
      for item in items {
        let value = try item.param()
        guard !values.contains(value) else { throw item.error("\(name) lists \(item.kind) twice") }
        values.append(value)
      }
      guard !values.isEmpty else { throw list.error("\(name) has no values; list at least one") }
      return (.values(values), items.map(\.location))
    case (_?, let list?):
      throw list.error("give either 'value' or 'values' in \(name), not both")
    case (nil, nil):
      throw node.error("\(name) has no values; give {value: ...} or {values: [...]}")
    }
  }
}
