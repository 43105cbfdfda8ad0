import Datasets
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
  ///   - dataset: name of the dataset; nil for the one the model was trained on.
  ///   - threads: threads that kernels may use.
  /// - Throws: where the dataset is not the one that the run was trained on though it has its name, or does not fit the
  ///   model.
  public func evaluate(
    on dataset: String? = nil, split: Split, dataPath: String?, threads: Int, stop: StopSignal = StopSignal()
  ) throws -> EvaluationRecord {
    let data = try DatasetCatalog(dataPath: dataPath).load(dataset ?? run.dataset)
    try check(fits: data)
    let (samples, indices) = try part(split, of: data)
    let context = try ComputeContext(threads: threads)
    let result = try Predictor(network, loss: loss, context: context).run(samples, indices, stop: stop)
    let scored = try result.scored(classes: data.classes.count)
    return try record(ClassificationMetrics(of: scored), loss: result.loss, data, split)
  }

  private func check(fits data: Dataset) throws(LabError) {
    guard data.inputShape == preparation.input, data.train.pixelMaximum == preparation.pixelMaximum else {
      throw LabError(
        .badData,
        "the model takes inputs of \(preparation.input) with pixels up to \(preparation.pixelMaximum), "
          + "dataset '\(data.name)' has \(data.inputShape) with pixels up to \(data.train.pixelMaximum)")
    }
    guard data.classes == preparation.classes else {
      throw LabError(
        .badData,
        "the model knows \(preparation.classes.count) classes (\(preparation.classes.prefix(3).joined(separator: ", ")), ...), "
          + "dataset '\(data.name)' has \(data.classes.count) (\(data.classes.prefix(3).joined(separator: ", ")), ...)"
      )
    }
    guard data.name != run.dataset || data.fingerprint == run.datasetFingerprint else {
      throw LabError(
        .badData,
        "dataset '\(data.name)' has the fingerprint \(data.fingerprint.prefix(12)), but the run was trained on "
          + "\(run.datasetFingerprint.prefix(12)): the data have changed")
    }
  }

  private func part(_ split: Split, of data: Dataset) throws -> (ByteImages, [Int32]) {
    guard split != .test else { return (data.test, Array(0..<Int32(data.test.count))) }
    let parts = try experiment.validation.split(labels: data.train.labels, classCount: data.classes.count)
    guard data.name != run.dataset || parts.hash == run.splitHash else {
      throw LabError(
        .badData, "the validation split of '\(data.name)' is not the one that the run was trained with")
    }
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
