import Datasets
import Images
import Tensors
import Tracking

/// A part of a dataset in a model's own form: its shape, and labels in the order of its classes.
struct ModelData {
  /// The dataset's name.
  let dataset: String
  /// The digest of the dataset's content, as it was read.
  let fingerprint: String
  /// Raw samples.
  let samples: Samples
  /// Those that belong to the part.
  let indices: [Int32]
  /// Whether they are the samples that validated the model's training.
  let isOwnValidation: Bool
}

extension StoredModel {
  /// A part of a dataset for the model.
  ///
  /// - Parameters:
  ///   - word: a known name, or the path of a file or folder; nil for the data the model was trained on.
  /// - Throws: where the data are not those that the run was trained on though they have their name, or do not fit the
  ///   model.
  func part(_ split: Split, of word: String?, datasets: DatasetCatalog) throws -> ModelData {
    let data = try datasets.load(source(word, datasets))
    let labels = try classMap(of: data)
    try run.check(isTrainedOn: data)
    let (samples, indices, hash) = try part(split, of: data)
    return ModelData(
      dataset: data.name, fingerprint: data.fingerprint, samples: fit(samples, of: data, labels),
      indices: indices,
      isOwnValidation: split == .val && data.fingerprint == run.datasetFingerprint && hash == run.splitHash)
  }

  /// The data that a word stands for, read in the form that the model takes.
  private func source(_ word: String?, _ datasets: DatasetCatalog) throws -> DatasetSource {
    guard let word else { return try ownSource(datasets) }
    let named = try datasets.source(word)
    guard named.path != nil else { return named }
    // Columns, keys and dimensions are taken as in the model's own data.
    var source = experiment?.dataset.source ?? named
    (source.name, source.path, source.format, source.test) = (named.name, named.path, nil, nil)
    source.selection = nil
    if source.samples == nil { source.labels = nil }
    source.classes = preparation.classes
    source.shape = preparation.input.dimensions
    if preparation.input.rank == 3 {
      source.size = Array(preparation.input.dimensions.dropFirst())
      source.color = preparation.input[0] == 1 ? .gray : .rgb
    }
    return source
  }

  private func part(_ split: Split, of data: Dataset) throws -> (Samples, [Int32], splitHash: String?) {
    if split == .test {
      // Other data than the model's own have no part that it was trained on: where they are one whole, all of it is scored.
      let isOther = data.fingerprint != run.datasetFingerprint
      guard let test = data.test ?? (isOther ? data.train : nil) else {
        throw LabError(
          .badData,
          "dataset '\(data.name)' has no test part; evaluate another with --split, or say where its "
            + "test samples come from with 'test' in the experiment's dataset")
      }
      return (test, Array(0..<Int32(test.count)), nil)
    }
    let parts = try ownSplit(of: data)
    return (data.train, split == .val ? parts.validation : parts.train, parts.hash)
  }
}
