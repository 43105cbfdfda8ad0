/// Which dataset an experiment trains on, and how its validation part is split off.
public struct DatasetSection: Hashable, Sendable {
  /// The dataset's name in the catalogue.
  public let name: String
  /// Where the name is written.
  public let nameLocation: SourceLocation
  /// The validation part, where the file says something about it.
  public let validation: ValidationSection?
}

/// What an experiment says about the validation part; what it leaves out is nil.
public struct ValidationSection: Hashable, Sendable {
  /// The size as a share of the training data, between 0 and 1, both excluded.
  public let fraction: Double?
  /// The size in samples; never given together with a fraction.
  public let count: Int?
  /// Whether each class is split in the same proportion.
  public let stratified: Bool?
  /// The seed of the shuffle.
  public let seed: UInt64?
  /// Where the section begins.
  public let location: SourceLocation
}

extension DatasetSection {
  init(_ node: YAMLNode) throws(ExperimentFileError) {
    let section = try YAMLSection(node, "dataset", keys: ["name", "validation"])
    let nameNode = try section.required("name")
    name = try nameNode.text("the name of a dataset")
    nameLocation = nameNode.location
    if let node = try section.optional("validation") {
      validation = try ValidationSection(node)
    } else {
      validation = nil
    }
  }
}

extension ValidationSection {
  init(_ node: YAMLNode) throws(ExperimentFileError) {
    let section = try YAMLSection(
      node, "validation", keys: ["fraction", "count", "stratified", "seed"])
    location = node.location
    fraction = try section.optional("fraction").map { node throws(ExperimentFileError) in
      let value = try node.real("a fraction between 0 and 1")
      guard value > 0, value < 1 else {
        throw node.error("expected a fraction between 0 and 1, found \(node.kind)")
      }
      return value
    }
    count = try section.optional("count").map { node throws(ExperimentFileError) in
      Int(try node.integer("a number of samples, at least 1", atLeast: 1))
    }
    stratified = try section.optional("stratified").map { node throws(ExperimentFileError) in
      try node.boolean()
    }
    seed = try section.optional("seed").map { node throws(ExperimentFileError) in
      UInt64(try node.integer("a whole number, at least 0", atLeast: 0))
    }
    if fraction != nil, let place = section.place(of: "count") {
      throw .init(at: place, "give either 'fraction' or 'count' in validation, not both")
    }
  }
}
