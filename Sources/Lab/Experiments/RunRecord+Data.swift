import Datasets
import Tracking

extension Experiment {
  /// The division into train and validation that a run was trained with.
  ///
  /// - Throws: where the data are the run's by name but give another division than the one that it recorded.
  func split(of run: RunRecord, in data: Dataset) throws -> SampleSplit {
    let parts = try validation.split(
      labels: data.train.labels, classCount: data.classes.count, fold: RunSettings(run.params).fold)
    guard data.name != run.dataset || parts.hash == run.splitHash else {
      throw LabError(
        .badData, "the validation split of '\(data.name)' is not the one that the run was trained with")
    }
    return parts
  }
}

extension RunRecord {
  /// Refuses data that have the name of the run's dataset but not its content.
  func check(isTrainedOn data: Dataset) throws(LabError) {
    guard data.name != dataset || data.fingerprint == datasetFingerprint else {
      throw LabError(
        .badData,
        "dataset '\(data.name)' has the fingerprint \(data.fingerprint.prefix(12)), but the run was trained on "
          + "\(datasetFingerprint.prefix(12)): the data have changed")
    }
  }
}
