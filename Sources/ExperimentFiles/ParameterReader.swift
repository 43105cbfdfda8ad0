import Sweeps
import Tracking

/// Reads parameters, those within parameters included: `rotation` within `augment` is `augment.rotation`.
struct ParameterReader {
  /// What parameters within a parameter share.
  struct Nest {
    let prefix: String
    let conditions: [Condition]
    let place: SourceLocation?
  }

  /// The most parameters of an experiment: more than people write, fewer than would hurt.
  private static let limit = 1000

  let known: [String]?
  private(set) var parameters: [SearchSpace.Parameter] = []
  private(set) var places: [String: ParametersSection.Place] = [:]

  /// - Parameter known: the names that exist; nil where any name will do.
  init(known: [String]?) { self.known = known }

  /// Reads a mapping of names to parameters.
  mutating func read(_ node: YAMLNode, under nest: Nest?) throws(ExperimentFileError) {
    for entry in try node.mapping("parameters to be a mapping of names, such as epochs: {value: 10}") {
      let name = (nest?.prefix ?? "") + entry.key
      if case .mapping(let entries) = entry.value.content, entries.contains(where: { $0.key == "parameters" })
      {
        try readNest(entry.value, name, in: nest)
      } else {
        try readParameter(
          YAMLNode.Entry(key: name, keyLocation: entry.keyLocation, value: entry.value), in: nest)
      }
    }
  }

  /// Takes a key of the file as a parameter of one value; a list is text with commas.
  mutating func take(_ entry: YAMLNode.Entry) throws(ExperimentFileError) {
    let value: ParamValue
    if case .sequence(let items) = entry.value.content {
      var words: [String] = []
      for item in items { words.append(try item.text("a text in \(entry.key)")) }
      guard !words.isEmpty else { throw entry.value.error("\(entry.key) lists nothing; leave the key out") }
      value = .text(words.joined(separator: ", "))
    } else {
      value = try entry.value.param()
    }
    parameters.append(.init(entry.key, .value(value)))
    places[entry.key] = .init(
      name: entry.keyLocation, values: [entry.value.location], conditions: nil)
  }

  private mutating func readNest(
    _ node: YAMLNode, _ name: String, in nest: Nest?
  ) throws(ExperimentFileError) {
    let title = "parameter '\(name.shortened)'"
    let section = try YAMLSection(node, title, keys: ["parameters", "when"])
    let (conditions, place) = try conditions(section, title, in: nest)
    try read(
      section.required("parameters"), under: Nest(prefix: name + ".", conditions: conditions, place: place))
  }

  private mutating func readParameter(
    _ entry: YAMLNode.Entry, in nest: Nest?
  ) throws(ExperimentFileError) {
    if let known, !known.contains(entry.key) {
      throw YAMLSection.unknown(entry, in: "parameters", among: known)
    }
    let title = "parameter '\(entry.key.shortened)'"
    guard case .mapping = entry.value.content else {
      throw entry.value.error(
        "expected \(title) to be {value: ...} or {values: [...]}, found \(entry.value.kind)")
    }
    guard parameters.count < Self.limit else {
      throw .init(at: entry.keyLocation, "more than \(Self.limit) parameters; give fewer")
    }
    let section = try YAMLSection(
      entry.value, title, keys: DistributionSection.keys + ["when", "parameters"])
    let distribution = try DistributionSection(section, entry.value, of: title)
    let (conditions, place) = try conditions(section, title, in: nest)
    parameters.append(.init(entry.key, distribution.distribution, when: conditions))
    places[entry.key] = .init(name: entry.keyLocation, values: distribution.places, conditions: place)
  }

  /// The conditions of a parameter and of what it is within, and where the nearest of them are written.
  private func conditions(
    _ section: YAMLSection, _ title: String, in nest: Nest?
  ) throws(ExperimentFileError) -> ([Condition], SourceLocation?) {
    let outer = nest?.conditions ?? []
    guard let node = try section.optional("when") else { return (outer, nest?.place) }
    let own = try Condition.all(node, of: title, earlier: parameters.map(\.name))
    return (outer + own, node.location)
  }
}
