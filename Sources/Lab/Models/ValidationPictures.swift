public import Datasets
public import Images
public import Tracking

/// The validation samples of a run as pictures, in the order of its stored scores.
public struct ValidationPictures: Sendable {
  private let samples: Samples
  private let indices: [Int32]

  /// Reads the data that a run was trained on.
  ///
  /// - Throws: where they are not here, or are not those that the run was trained on.
  public init(of run: RunRecord, in store: Store, datasets: DatasetCatalog) throws {
    let experiment = try Experiment(json: store.detail(of: run.id).resolvedExperiment)
    let data = try datasets.load(experiment.dataset.source)
    try run.check(isTrainedOn: data)
    indices = try experiment.split(of: run, in: data).validation
    samples = data.train
  }

  /// Pictures of the samples at some places of the order.
  ///
  /// - Precondition: the places are those of stored scores.
  public func pictures(at places: [Int]) -> [Image] { samples.pictures(of: places.map { indices[$0] }) }
}
