import Datasets
import Tracking

extension StoredModel {
  /// The data that the model was trained on, as its experiment has them; of an imported model those of that name which
  /// everybody has.
  ///
  /// - Throws: where a model came from elsewhere and does not say.
  func ownSource(_ datasets: DatasetCatalog) throws -> DatasetSource {
    if let experiment { return experiment.dataset.source }
    guard let known = KnownDataset.all.first(where: { $0.name == run.dataset }) else {
      throw LabError(
        .usage,
        "the model was imported and does not say where its data are: expected a dataset, by --dataset")
    }
    return try datasets.source(known.name)
  }

  /// How the data that the model was trained on were divided.
  ///
  /// - Throws: where the model came from elsewhere, or the data are others.
  func ownSplit(of data: Dataset) throws -> SampleSplit {
    guard let experiment else {
      throw LabError(
        .usage, "the model was imported and does not say how its data were split: expected --split test")
    }
    return try experiment.split(of: run, in: data)
  }
}
