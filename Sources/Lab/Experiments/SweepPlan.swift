import Datasets
import ExperimentFiles
import Networks
import Sweeps
public import Tracking

/// An experiment file made ready to run: every name and value checked, every cell known.
public struct SweepPlan: Sendable {
  /// What all runs share.
  public let experiment: Experiment
  /// The combinations of parameters.
  public let cells: [Cell]
  /// Names of the parameters that vary.
  public let varying: [String]
  /// How the store records the sweep.
  public let definition: SweepDefinition

  /// Reads and checks a file.
  ///
  /// - Parameters:
  ///   - path: the experiment file.
  ///   - dataPath: folder of datasets; the dataset is loaded once, so that what is missing or broken is found before
  ///     any training begins.
  public init(contentsOf path: String, dataPath: String?) throws {
    let file = try ExperimentFile(contentsOf: path, knownParameters: RunSettings.parameterNames)
    try Self.checkValues(of: file)
    experiment = try Experiment(file)
    guard MetricChoice.isKnown(file.objective.metric) else {
      throw ExperimentFileError(at: file.objectiveLocation, MetricChoice.unknown(file.objective.metric))
    }
    let dataset = try Self.dataset(of: file, experiment, dataPath: dataPath)
    cells = try GridSampler(file.space).cells()
    try Self.checkCombinations(of: file, cells)
    try Self.checkClassWeights(of: file, dataset)
    try Self.checkArchitectures(of: file, experiment, dataset)
    varying = file.space.varying
    definition = SweepDefinition(
      name: file.name, method: file.method.rawValue, objective: file.objective, experimentText: file.text,
      resolved: try experiment.json)
  }
}

extension Experiment {
  /// What an experiment file says beside its parameters.
  init(_ file: ExperimentFile) throws {
    var architectures: [String: JSONValue] = [:]
    for section in file.architectures {
      guard !Architecture.all.contains(where: { $0.name == section.name }) else {
        throw ExperimentFileError(
          at: section.location, "an architecture '\(section.name)' is built in; give this one another name")
      }
      do throws(NetworkError) {
        let layers = try JSONValue(parsing: section.json)
        _ = try NetworkSpec(name: section.name, layers: layers)
        architectures[section.name] = layers
      } catch {
        throw ExperimentFileError(at: section.location, error.description)
      }
    }
    self.init(
      name: file.name, dataset: file.dataset.name,
      validation: file.dataset.validation.map(ValidationSplit.init) ?? .standard, objective: file.objective,
      architectures: architectures)
  }
}

extension ValidationSplit {
  /// What an experiment file says of the split, the standard rule filling the gaps.
  init(_ section: ValidationSection) {
    let size: Size =
      section.count.map(Size.count) ?? section.fraction.map(Size.fraction) ?? Self.standard.size
    self.init(
      size, stratified: section.stratified ?? Self.standard.stratified,
      seed: section.seed ?? Self.standard.seed)
  }
}
