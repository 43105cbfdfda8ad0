import Scoring
import Words

/// Which metrics a run records each epoch, and how they are named: `split.name`.
enum MetricChoice {
  /// The splits that training scores.
  static let splits = ["train", "val"]

  /// The metrics recorded for a number of classes; top 5 says something only where there are more than 5.
  static func recorded(classes: Int) -> [MetricName] {
    [.accuracy, .precision(.macro), .recall(.macro), .f1(.macro), .rocAUC]
      + (classes > 5 ? [.topAccuracy(5)] : [])
  }

  /// The metric behind a full name such as `val.f1`; nil for the loss.
  static func metric(_ fullName: String) -> MetricName? {
    fullName.split(separator: ".", maxSplits: 1).last.flatMap { MetricName(String($0)) }
  }

  /// Whether training can record a metric of this name.
  static func isKnown(_ fullName: String) -> Bool {
    let parts = fullName.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, splits.contains(parts[0]) else { return false }
    return parts[1] == "loss" || MetricName(parts[1]) != nil
  }

  /// The message for a name that training cannot record.
  static func unknown(_ fullName: String) -> String {
    let names = splits.flatMap { split in (["loss"] + MetricName.names).map { "\(split).\($0)" } }
    return "unknown metric '\(fullName)'" + suggestion(for: fullName, among: names)
      + "; metrics are train. or val. followed by loss, \(MetricName.names.joined(separator: ", "))"
  }

  /// Scores of one split as recorded values; an undefined metric is NaN.
  static func values(
    _ scores: ScoredSamples, loss: Double, metrics: [MetricName]
  ) -> [(name: String, value: Double)] {
    let computed = ClassificationMetrics(of: scores, metrics)
    return [("loss", loss)] + metrics.map { ($0.description, computed[$0] ?? .nan) }
  }
}
