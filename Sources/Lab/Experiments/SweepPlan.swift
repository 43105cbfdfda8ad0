public import Datasets
import ExperimentFiles
import Networks
public import Sweeps
public import Tracking

/// An experiment file made ready to run: every name and value checked, every cell known.
public struct SweepPlan: Sendable {
  /// What all runs share.
  public let experiment: Experiment
  /// What chooses the combinations of parameters.
  public let sampler: any Sampler
  /// Names of the parameters that vary.
  public let varying: [String]
  /// How many failed trials end the sweep; nil for any number.
  public let maxFailed: Int?
  /// How the store records the sweep.
  public let definition: SweepDefinition
  /// The data that all runs train on.
  let dataset: Dataset
  /// The graphs of the stored models that runs begin with, by the models' names.
  let parentGraphs: [String: NetworkSpec]

  /// Reads and checks a file.
  ///
  /// - Parameters:
  ///   - path: the experiment file.
  ///   - datasets: where data are looked for; they are loaded once, so that what is missing or broken is found before any
  ///     training begins.
  ///   - store: has the stored models that runs begin with; not opened where there are none.
  public init(
    contentsOf path: String, datasets: DatasetCatalog, store: @autoclosure () throws -> Store? = nil
  ) throws {
    let file = try ExperimentFile(contentsOf: path, knownParameters: RunSettings.parameterNames)
    try Self.checkValues(of: file)
    experiment = try Experiment(file, datasets)
    guard MetricChoice.isKnown(file.objective.metric) else {
      throw ExperimentFileError(at: file.objectiveLocation, MetricChoice.unknown(file.objective.metric))
    }
    if let metric = file.checkpoints?.metric?.metric, !MetricChoice.isKnown(metric) {
      throw ExperimentFileError(at: file.checkpointsLocation, MetricChoice.unknown(metric))
    }
    dataset = try Self.dataset(of: file, experiment, datasets)
    sampler = try file.makeSampler()
    let cells = Self.cellsToCheck(of: file, sampler)
    try Self.checkCombinations(of: file, cells)
    try Self.checkPreparations(of: file, experiment, dataset, cells)
    try Self.checkClassWeights(of: file, dataset)
    try Self.checkArchitectures(of: file, experiment, dataset)
    parentGraphs = try Self.checkTransfers(of: file, experiment, dataset, cells, store)
    (varying, maxFailed) = (file.space.varying, file.maxFailed)
    definition = SweepDefinition(
      name: file.name, method: file.method.rawValue, objective: file.objective, experimentText: file.text,
      resolved: try experiment.json)
  }

  /// The cells of a sweep of no trials.
  public var cells: [Cell] { sampler.listing(of: []) }
}
