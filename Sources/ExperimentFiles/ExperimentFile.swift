public import Sweeps
public import Tracking

/// An experiment as a person wrote it in YAML: what to train on, what to vary, what counts as best.
///
/// The file is checked as far as its form goes. Whether a dataset, an architecture or a value of a parameter exists is for
/// the caller to say, who reports it with the places kept here.
public struct ExperimentFile: Hashable, Sendable {
  /// The file as it was named.
  public let path: String
  /// The YAML as written.
  public let text: String
  /// The name of the experiment, and of its sweep.
  public let name: String
  /// What to train on.
  public let dataset: DatasetSection
  /// How cells are chosen.
  public let method: SearchMethod
  /// What the best run is best at.
  public let objective: MetricObjective
  /// Where the objective is written.
  public let objectiveLocation: SourceLocation
  /// Of which epochs validation scores are kept; nil where the file does not say.
  public let scores: ScoreKeeping?
  /// The parameters, in the order in which they were written.
  public let space: SearchSpace
  /// The architectures that the file brings along.
  public let architectures: [ArchitectureSection]

  private let parameters: ParametersSection
}

extension ExperimentFile {
  /// Reads a file of at most 1 MiB.
  ///
  /// - Parameter knownParameters: the names that parameters may have; nil where any name will do.
  public init(contentsOf path: String, knownParameters: [String]? = nil) throws(ExperimentFileError) {
    try self.init(SourceText(contentsOf: path), knownParameters)
  }

  /// Reads a text; the path is what messages call it.
  ///
  /// - Parameter knownParameters: the names that parameters may have; nil where any name will do.
  public init(
    text: String, path: String, knownParameters: [String]? = nil
  ) throws(ExperimentFileError) {
    try self.init(SourceText(text, path: path), knownParameters)
  }

  private init(_ source: SourceText, _ knownParameters: [String]?) throws(ExperimentFileError) {
    let root = try YAMLNode.parse(source)
    if case .mapping(let entries) = root.content,
      let entry = entries.first(where: { $0.key == "early_terminate" })
    {
      throw .init(at: entry.keyLocation, "early_terminate is not supported yet; leave it out")
    }
    let section = try YAMLSection(
      root, nil, keys: ["name", "dataset", "method", "metric", "parameters", "architectures", "scores"])
    path = source.path
    text = source.text
    name = try Self.name(section.required("name"))
    dataset = try DatasetSection(section.required("dataset"))
    method = try SearchMethod(section.required("method"))
    let metric = try section.required("metric")
    objective = try MetricObjective(metric)
    objectiveLocation = metric.location
    if let node = try section.optional("scores") { scores = try ScoreKeeping(node) } else { scores = nil }
    parameters = try ParametersSection(section.required("parameters"), known: knownParameters)
    space = parameters.space
    if let node = try section.optional("architectures") {
      architectures = try ArchitectureSection.all(node)
    } else {
      architectures = []
    }
  }

  /// Names are typed on command lines and stand in tables: one short line.
  private static func name(_ node: YAMLNode) throws(ExperimentFileError) -> String {
    let name = try node.text("the name of the experiment")
    guard name.unicodeScalars.count <= 200,
      !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      throw node.error("expected a name of one line and at most 200 characters, found \(node.kind)")
    }
    return name
  }
}

extension ExperimentFile {
  /// An error at the name of a parameter, or at one of its values counted from 0.
  public func error(
    inParameter name: String, value index: Int? = nil, _ message: String
  ) -> ExperimentFileError {
    guard let place = parameters.places[name] else {
      return ExperimentFileError(.invalid, place: path, message)
    }
    guard let index, place.values.indices.contains(index) else { return .init(at: place.name, message) }
    return .init(at: place.values[index], message)
  }
}

extension ExperimentFile {
  /// An error at a key of the section `dataset`.
  public func error(
    inDataset path: [String], kind: ExperimentFileError.Kind = .invalid, _ message: String
  ) -> ExperimentFileError {
    .init(at: dataset.location(of: path), kind: kind, message)
  }
}
