public import Sweeps
public import Tracking

/// An experiment as a person wrote it in YAML: what to train on, what to vary, what counts as best.
///
/// The file is checked as far as its form goes. Whether a dataset, an architecture or a value of a parameter exists
/// is for the caller to say, who reports it with the places kept here.
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
  /// Where the method is written.
  public let methodLocation: SourceLocation
  /// The most cells that the sweep may have; nil where the file does not say.
  public let runCap: Int?
  /// The seed of the method, not of any training.
  public let samplerSeed: UInt64
  /// How many trials may be open at the same time without a change of what method tpe chooses.
  public let concurrency: Int
  /// How many failed trials end the sweep; nil for any number.
  public let maxFailed: Int?
  /// When trials are ended early; nil where they are not.
  public let earlyTermination: EarlyTermination?
  /// What the best run is best at.
  public let objective: MetricObjective
  /// Where the objective is written.
  public let objectiveLocation: SourceLocation
  /// Of which epochs validation scores are kept; nil where the file does not say.
  public let scores: ScoreKeeping?
  /// Which checkpoints are kept beside the best and the last; nil where the file does not say.
  public let checkpoints: CheckpointKeeping?
  /// Where that is written, else where the objective is.
  public let checkpointsLocation: SourceLocation
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
    let section = try YAMLSection(
      root, nil,
      keys: [
        "name", "dataset", "method", "run_cap", "seed", "concurrency", "max_failed", "early_terminate",
        "metric",
        "parameters", "architectures", "scores", "checkpoints",
      ] + ParametersSection.fileKeys)
    path = source.path
    text = source.text
    name = try Self.name(section.required("name"))
    dataset = try DatasetSection(section.required("dataset"))
    let search = try SearchSection(section)
    (method, methodLocation) = (search.method, search.methodLocation)
    (runCap, samplerSeed, concurrency) = (search.runCap, search.seed, search.concurrency)
    maxFailed = try section.integer("max_failed", in: 1...1_000_000)
    earlyTermination = try section.optional("early_terminate").map(EarlyTermination.init)
    let metric = try section.required("metric")
    objective = try MetricObjective(metric)
    objectiveLocation = metric.location
    if let node = try section.optional("scores") { scores = try ScoreKeeping(node) } else { scores = nil }
    let checkpointsNode = try section.optional("checkpoints")
    checkpoints = try checkpointsNode.map(CheckpointKeeping.init)
    checkpointsLocation = checkpointsNode?.location ?? metric.location
    parameters = try ParametersSection(
      section.required("parameters"), besides: section.entries(ParametersSection.fileKeys),
      known: knownParameters)
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
