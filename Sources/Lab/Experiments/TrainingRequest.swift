public import Datasets
public import ExperimentFiles
public import Tracking

/// One run as a person asked for it: from an experiment file of a single cell, or from an architecture and a dataset.
public struct TrainingRequest: Sendable {
  /// What the run does not say by its parameters.
  public let experiment: Experiment
  /// The run's parameters.
  public let params: Params
  /// The data, where they had to be read to check the request.
  let dataset: Dataset?

  /// An architecture on a dataset with the standard split.
  ///
  /// - Parameters:
  ///   - architecture: nil where the assignments name a model from which to begin.
  ///   - dataset: a known name, or the path of a file or folder.
  public init(
    architecture: String?, dataset: String, setting assignments: [Assignment], datasets: DatasetCatalog
  ) throws {
    var experiment = Experiment(dataset: dataset)
    experiment.dataset.source = try datasets.source(dataset)
    self.experiment = experiment
    params = Self.params(architecture.map { ["architecture": .text($0)] } ?? [:], assignments)
    self.dataset = nil
  }

  /// The only cell of an experiment file, with some parameters set anew.
  ///
  /// - Parameter store: has the stored models that the file's runs begin with.
  /// - Throws: where the file has several cells even after that.
  public init(
    contentsOf path: String, setting assignments: [Assignment], datasets: DatasetCatalog,
    store: @autoclosure () throws -> Store? = nil
  ) throws {
    let plan = try SweepPlan(contentsOf: path, datasets: datasets, store: store())
    let cells = Set(plan.cells.map { Self.params($0.params, assignments) })
    guard let only = cells.first, cells.count == 1 else {
      throw LabError(
        .usage,
        "\(path) has \(cells.count) cells; run them all with 'cnnlab sweep', or choose one with --set for "
          + plan.varying.joined(separator: ", "))
    }
    (experiment, params, dataset) = (plan.experiment, only, plan.dataset)
  }

  private static func params(_ base: Params, _ assignments: [Assignment]) -> Params {
    base.merging(assignments.map { ($0.key, $0.value) }) { _, later in later }
  }
}
