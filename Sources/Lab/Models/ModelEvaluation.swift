public import Tracking

/// A stored model on one split of a dataset, and how it compares with what the store says of it.
public struct ModelEvaluation {
  /// What there is to record.
  public let record: EvaluationRecord
  /// Whether the samples are those that validated the model's training.
  let isOwnValidation: Bool
  let closeCalls: CloseCalls
  /// Samples of the class that has, or is predicted for, the fewest.
  let smallestClass: Int

  /// Each metric beside what the training or an earlier evaluation of the same checkpoint on the same samples recorded.
  ///
  /// What the training says of its own train part is left out: it is of weights that changed from batch to batch.
  public func comparison(in store: Store) throws -> [MetricComparison] {
    var comparisons = isOwnValidation ? try withTraining(store) : []
    let earlier = try store.evaluations(run: record.run).first {
      $0.id != record.id && $0.checkpointEpoch == record.checkpointEpoch && $0.split == record.split
        && $0.datasetFingerprint == record.datasetFingerprint && $0.count == record.count
    }
    for (metric, stored) in (earlier?.metrics ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let found = record.metrics[metric] else { continue }
      comparisons.append(compared(metric, .evaluation, stored, found))
    }
    return comparisons
  }

  private func withTraining(_ store: Store) throws -> [MetricComparison] {
    let histories = try store.metricHistories(runs: [record.run])[record.run] ?? [:]
    let prefix = "val."
    return histories.sorted { $0.key < $1.key }.compactMap { name, points in
      let metric = String(name.dropFirst(prefix.count))
      guard name.hasPrefix(prefix), let found = record.metrics[metric],
        let point = points.last(where: { $0.epoch == record.checkpointEpoch })
      else { return nil }
      return compared(metric, .training, point.value, found)
    }
  }

  private func compared(
    _ metric: String, _ origin: MetricComparison.Origin, _ stored: Double?, _ found: Double?
  ) -> MetricComparison {
    MetricComparison(
      metric: metric, origin: origin, stored: stored, found: found,
      tolerance: tolerance(of: metric, near: stored ?? 0))
  }

  /// How far a metric may be from itself.
  ///
  /// What is a mean over scores follows their rounding. What counts samples stays as it is unless a sample's decision is
  /// close; each that is may change sides. Areas under curves count pairs, of which rounding may turn a few over.
  private func tolerance(of metric: String, near stored: Double) -> Double {
    let sample = 1 / Double(max(record.count, 1))
    switch metric {
    case "loss", "log_loss", "brier": return 1e-5 * max(1, abs(stored))
    case "accuracy", "precision_micro", "recall_micro", "f1_micro":
      return 1e-9 + Double(closeCalls.first) * sample
    case "top_5_accuracy": return 1e-9 + Double(closeCalls.fifth) * sample
    case "ece": return 1e-5 + sample
    case _ where metric.hasPrefix("roc_auc") || metric.hasPrefix("average_precision"):
      return max(1e-4, sample)
    default:
      // Means over classes: a sample that changes sides does so for two classes, and counts most in the smallest.
      return 1e-9 + min(1, 2 * Double(closeCalls.first) / Double(max(1, smallestClass)))
    }
  }
}
