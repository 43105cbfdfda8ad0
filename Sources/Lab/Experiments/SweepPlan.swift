import Datasets
import ExperimentFiles
import Networks
import Sweeps
public import Tracking
import Training

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
    try Self.checkArchitectures(of: file, experiment, dataset)
    cells = try GridSampler(file.space).cells()
    varying = file.space.varying
    definition = SweepDefinition(
      name: file.name, method: file.method.rawValue, objective: file.objective, experimentText: file.text,
      resolved: try experiment.json)
  }

  private static func checkValues(of file: ExperimentFile) throws {
    guard file.space.parameters.contains(where: { $0.name == "architecture" }) else {
      throw LabError(.badData, "\(file.path): parameters: expected 'architecture', found none")
    }
    for parameter in file.space.parameters {
      for (index, value) in parameter.distribution.listed.enumerated() {
        var params: Params = [parameter.name: value]
        if parameter.name != "architecture" { params["architecture"] = .text("softmax") }
        do throws(LabError) {
          _ = try RunSettings(params)
        } catch {
          throw file.error(inParameter: parameter.name, value: index, error.description)
        }
      }
    }
  }

  /// Loads the dataset and splits it, so that a name or a split that does not fit is found at its place in the file.
  private static func dataset(
    of file: ExperimentFile, _ experiment: Experiment, dataPath: String?
  ) throws -> Dataset {
    do throws(DatasetError) {
      let dataset = try DatasetCatalog(dataPath: dataPath).load(experiment.dataset)
      _ = try experiment.validation.split(labels: dataset.train.labels, classCount: dataset.classes.count)
      return dataset
    } catch {
      switch error {
      case .unknownName: throw LabError(.notFound, "\(file.dataset.nameLocation): \(error)")
      case .invalidSplit:
        throw ExperimentFileError(
          at: file.dataset.validation?.location ?? file.dataset.nameLocation, error.description)
      default: throw error
      }
    }
  }

  /// Builds each architecture that the file names once, at the dataset's shape, and tries it against the losses.
  private static func checkArchitectures(
    of file: ExperimentFile, _ experiment: Experiment, _ dataset: Dataset
  ) throws {
    let listed = { name in file.space.parameters.first { $0.name == name }?.distribution.listed ?? [] }
    let losses = listed("loss").compactMap { Loss(rawValue: $0.description) }
    for (index, value) in listed("architecture").enumerated() {
      do {
        let spec = try experiment.spec(of: value.description, for: dataset)
        let network = try Network(spec, inputShape: dataset.inputShape, seed: 0)
        for loss in losses.isEmpty ? [TrainingSettings().loss] : losses {
          try loss.check(network, classes: dataset.classes.count)
        }
      } catch {
        throw file.error(inParameter: "architecture", value: index, "\(error)")
      }
    }
  }
}

extension Experiment {
  /// What an experiment file says beside its parameters.
  init(_ file: ExperimentFile) throws {
    var architectures: [String: JSONValue] = [:]
    for section in file.architectures {
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
