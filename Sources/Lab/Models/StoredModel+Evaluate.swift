public import Datasets
import Images
import Scoring
public import Signals
import Tensors
public import Tracking
import Training

extension StoredModel {
  /// Which part of a dataset is scored.
  public enum Split: String, Hashable, Sendable, CaseIterable {
    case test, val, train
  }

  /// Scores a split with the rebuilt model; nothing is recorded.
  ///
  /// - Parameters:
  ///   - dataset: a known name, or the path of a file or folder; nil for the data the model was trained on.
  ///   - threads: threads that kernels may use.
  /// - Throws: where the dataset is not the one that the run was trained on though it has its name, or does not fit the
  ///   model.
  public func evaluate(
    on dataset: String? = nil, split: Split, datasets: DatasetCatalog, threads: Int,
    stop: StopSignal = StopSignal()
  ) throws -> EvaluationRecord {
    let data = try datasets.load(source(dataset, datasets))
    try check(fits: data)
    let (samples, indices) = try part(split, of: data)
    let context = try ComputeContext(threads: threads)
    let result = try Predictor(network, loss: loss, context: context)
      .run(preparation.prepared(samples), indices, stop: stop)
    let scored = try result.scored(classes: data.classes.count)
    return try record(ClassificationMetrics(of: scored), loss: result.loss, data, split)
  }

  private func check(fits data: Dataset) throws(LabError) {
    guard data.inputShape == preparation.input, data.train.valueMaximum == preparation.pixelMaximum else {
      throw LabError(
        .badData,
        "the model takes inputs of \(preparation.input) with pixels up to \(preparation.pixelMaximum), "
          + "dataset '\(data.name)' has \(data.inputShape) with pixels up to \(data.train.valueMaximum)")
    }
    guard data.classes == preparation.classes else {
      throw LabError(
        .badData,
        "the model knows \(preparation.classes.count) classes (\(preparation.classes.prefix(3).joined(separator: ", ")), ...), "
          + "dataset '\(data.name)' has \(data.classes.count) (\(data.classes.prefix(3).joined(separator: ", ")), ...)"
      )
    }
    try run.check(isTrainedOn: data)
  }

  /// The data that a word stands for, read in the form that the model takes.
  private func source(_ word: String?, _ datasets: DatasetCatalog) throws(DatasetError) -> DatasetSource {
    guard let word else { return experiment.dataset.source }
    let named = try datasets.source(word)
    guard named.path != nil else { return named }
    // Columns, keys and dimensions are taken as in the model's own data.
    var source = experiment.dataset.source
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

  private func part(_ split: Split, of data: Dataset) throws -> (Samples, [Int32]) {
    if split == .test {
      // Other data than the model's own have no part that it was trained on: where they are one whole, all of it is scored.
      let isOther = data.fingerprint != run.datasetFingerprint
      guard let test = data.test ?? (isOther ? data.train : nil) else {
        throw LabError(
          .badData,
          "dataset '\(data.name)' has no test part; evaluate another with --split, or say where its "
            + "test samples come from with 'test' in the experiment's dataset")
      }
      return (test, Array(0..<Int32(test.count)))
    }
    let parts = try experiment.split(of: run, in: data)
    return (data.train, split == .val ? parts.validation : parts.train)
  }

  private func record(
    _ metrics: ClassificationMetrics, loss: Double, _ data: Dataset, _ split: Split
  ) throws -> EvaluationRecord {
    var values: [String: Double?] = ["loss": loss]
    for name in MetricName.all { values[name.description] = .some(metrics[name]) }
    let rows = metrics.perClass.map { EvaluationRow($0, label: data.classes[$0.label]) }
    return EvaluationRecord(
      run: run.id, checkpointEpoch: checkpoint.epoch, dataset: data.name,
      datasetFingerprint: data.fingerprint,
      split: split.rawValue, count: metrics.count, metrics: values, perClass: try canonicalJSON(rows),
      confusion: try canonicalJSON(metrics.confusion().rows), toolVersion: Tool.version)
  }
}

/// One class of an evaluation as the store keeps it.
private struct EvaluationRow: Encodable {
  let label: String
  let precision, recall, f1, rocAUC: Double?
  let support: Int

  enum CodingKeys: String, CodingKey {
    case label, precision, recall, f1, support
    case rocAUC = "roc_auc"
  }

  init(_ metrics: ClassMetrics, label: String) {
    (self.label, precision, recall, f1) = (label, metrics.precision, metrics.recall, metrics.f1)
    (rocAUC, support) = (metrics.rocAUC, metrics.support)
  }
}
