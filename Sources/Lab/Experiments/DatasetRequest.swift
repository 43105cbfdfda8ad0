public import Datasets
import ExperimentFiles

/// Data as a person asks about them: by a known name, by the path of a file or folder, or as an experiment file has them.
public struct DatasetRequest: Sendable {
  /// Where the data are and how an experiment prepares them.
  public let settings: DatasetSettings
  /// The data, read and checked.
  public let dataset: Dataset

  /// Finds and reads the data.
  ///
  /// - Parameter word: a known name, a path, or an experiment file (`.yaml`, `.yml`).
  public init(_ word: String, datasets: DatasetCatalog) throws {
    if word.hasSuffix(".yaml") || word.hasSuffix(".yml") {
      settings = try Experiment.data(of: ExperimentFile(contentsOf: word), datasets).settings
    } else {
      var settings = DatasetSettings(name: word)
      settings.source = try datasets.source(word)
      self.settings = settings
    }
    dataset = try datasets.load(settings.source)
  }
}
