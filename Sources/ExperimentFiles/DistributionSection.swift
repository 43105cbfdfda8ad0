import Sweeps
import Tracking
import Words

/// Where the values of one parameter come from, with the places of what is written of them.
struct DistributionSection: Hashable, Sendable {
  let distribution: Distribution
  /// Where each of the distribution's representative values comes from.
  let places: [SourceLocation]

  /// The keys that it reads.
  static let keys = ["value", "values", "distribution", "probabilities", "min", "max", "mu", "sigma", "q"]

  /// Reads the keys of a parameter.
  ///
  /// - Parameters:
  ///   - section: the parameter's mapping.
  ///   - node: the same, for its place.
  ///   - parameter: what messages call the parameter.
  init(_ section: YAMLSection, _ node: YAMLNode, of parameter: String) throws(ExperimentFileError) {
    let name = try Self.name(section, node, of: parameter)
    for key in Self.keys where key != "distribution" && !name.keys.contains(key) {
      if let place = section.place(of: key) { throw Self.stray(key, at: place, in: parameter, name) }
    }
    switch name {
    case .constant:
      let value = try section.required("value")
      self.init(distribution: .value(try value.param()), places: [value.location])
    case .categorical, .categoricalWithProbabilities:
      try self.init(listing: section, name, of: parameter)
    default:
      let numbers = try NumericDistribution(name, section, node, of: parameter)
      let ends = ["min", "max"].map { section.place(of: $0) ?? node.location }
      self.init(distribution: .numeric(numbers), places: [ends[0], node.location, ends[1]])
    }
  }

  private init(distribution: Distribution, places: [SourceLocation]) {
    self.distribution = distribution
    self.places = places
  }

  private init(
    listing section: YAMLSection, _ name: DistributionName, of parameter: String
  ) throws(ExperimentFileError) {
    let list = try section.required("values")
    let items = try list.sequence("values of \(parameter) to be a list, such as [1, 2]")
    guard !items.isEmpty else { throw list.error("\(parameter) has no values; list at least one") }
    var values: [ParamValue] = []
    var seen: Set<ParamValue> = []
    for item in items {
      let value = try item.param()
      guard seen.insert(value).inserted else { throw item.error("\(parameter) lists \(item.kind) twice") }
      values.append(value)
    }
    let isWeighted = name == .categoricalWithProbabilities
    var probabilities: [Double]?
    if let node = isWeighted ? try section.required("probabilities") : try section.optional("probabilities") {
      var numbers: [Double] = []
      for item in try node.sequence("probabilities of \(parameter) to be a list, such as [0.2, 0.8]") {
        numbers.append(try item.real("a probability"))
      }
      probabilities = numbers
    }
    self.init(distribution: .values(values, probabilities: probabilities), places: items.map(\.location))
  }
}

extension DistributionSection {
  /// The distribution's name, or what its keys tell of it where it is not given.
  private static func name(
    _ section: YAMLSection, _ node: YAMLNode, of parameter: String
  ) throws(ExperimentFileError) -> DistributionName {
    if let node = try section.optional("distribution") {
      let text = try node.text("a distribution")
      if let name = DistributionName(rawValue: text) { return name }
      guard !["beta", "q_beta"].contains(text) else {
        throw node.error(
          "\(parameter) has the distribution '\(text)', which is not offered; "
            + "give uniform, or values with probabilities")
      }
      let known = DistributionName.allCases.map(\.rawValue)
      throw node.error("unknown distribution \(node.kind)\(suggestion(for: text, among: known))")
    }
    let isGiven = { section.place(of: $0) != nil }
    if isGiven("value"), let second = try section.optional("values") {
      throw second.error("give either 'value' or 'values' in \(parameter), not both")
    }
    if isGiven("value") { return .constant }
    if isGiven("values") { return .categorical }
    if isGiven("min") || isGiven("max") {
      let ends = [try section.required("min"), try section.required("max")]
      for end in ends {
        guard case .integer = try end.param() else { return .uniform }
      }
      return .intUniform
    }
    if isGiven("mu") || isGiven("sigma") { return .normal }
    throw node.error(
      "\(parameter) has no values; give {value: ...}, {values: [...]} or {min: ..., max: ...}")
  }

  private static func stray(
    _ key: String, at place: SourceLocation, in parameter: String, _ name: DistributionName
  ) -> ExperimentFileError {
    let offer = key == "q" ? name.quantized.map { "; use \($0.rawValue)" } ?? "" : ""
    return .init(
      at: place,
      "'\(key)' in \(parameter) does not go with the distribution \(name.rawValue), which takes \(name.keys.listed)"
        + offer)
  }
}
