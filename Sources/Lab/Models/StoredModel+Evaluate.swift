public import Datasets
import Scoring
public import Signals
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
    try evaluation(on: dataset, split: split, datasets: datasets, threads: threads, stop: stop).record
  }

  /// The same with what it takes to compare it with what was found before.
  public func evaluation(
    on dataset: String? = nil, split: Split, datasets: DatasetCatalog, threads: Int,
    stop: StopSignal = StopSignal()
  ) throws -> ModelEvaluation {
    let data = try part(split, of: dataset, datasets: datasets)
    let result = try Predictor(network, loss: loss, samples: data.indices.count, threads: threads)
      .run(preparation.prepared(data.samples), data.indices, stop: stop)
    let scored = try result.scored(classes: classes.count)
    let metrics = ClassificationMetrics(of: scored)
    let confusion = metrics.confusion().rows
    let sizes =
      confusion.map { $0.reduce(0, +) } + classes.indices.map { k in confusion.reduce(0) { $0 + $1[k] } }
    return ModelEvaluation(
      record: try record(metrics, loss: result.loss, data, split),
      isOwnValidation: data.isOwnValidation, closeCalls: CloseCalls(result),
      smallestClass: sizes.filter { $0 > 0 }.min() ?? 1)
  }

  private func record(
    _ metrics: ClassificationMetrics, loss: Double, _ data: ModelData, _ split: Split
  ) throws -> EvaluationRecord {
    var values: [String: Double?] = ["loss": loss]
    for name in MetricName.all { values[name.description] = .some(metrics[name]) }
    let rows = metrics.perClass.map { EvaluationRow($0, label: classes[$0.label]) }
    return EvaluationRecord(
      run: run.id, checkpointEpoch: checkpoint.epoch, dataset: data.dataset,
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
