import Foundation
public import Tracking

/// How well a stored model did on one split of a dataset, ready to be rendered as text or JSON.
public struct EvaluationReport: Sendable {
  private let record: EvaluationRecord
  private let model: String
  private let summary: ScoreSummary
  private let comparison: [MetricComparison]

  /// The report of a recorded evaluation.
  ///
  /// - Parameters:
  ///   - record: its `perClass` is a JSON array of objects with `label` (the class's name), `precision`, `recall`,
  ///     `f1`, `support` and `roc_auc`; its `confusion` a JSON array of rows, truth by prediction.
  ///   - model: what was evaluated, as the user named it, such as `run:1f0c7a2e@best`.
  ///   - comparison: its metrics beside those that were recorded before.
  /// - Throws: `ReportError.unreadableEvaluation` where the texts do not hold that.
  public init(
    _ record: EvaluationRecord, model: String, comparison: [MetricComparison] = []
  ) throws(ReportError) {
    (self.record, self.model, self.comparison) = (record, model, comparison)
    let classes = try Self.decoded([ScoreSummary.ClassRow].self, record.perClass, "metrics per class")
    let confusion = try Self.decoded([[Int]].self, record.confusion, "confusion matrix")
    let count = classes.count
    guard confusion.count == count, confusion.allSatisfy({ $0.count == count }) else {
      throw .unreadableEvaluation("expected a confusion matrix of \(count) rows and columns")
    }
    summary = ScoreSummary(
      count: record.count, metrics: record.metrics, classes: classes, confusion: confusion)
  }

  /// The evaluation as text: precision, recall and F1 of each class and on average, the other metrics, the
  /// confusion matrix.
  ///
  /// - Parameters:
  ///   - width: the columns of the terminal, which no line exceeds; nil where lines may be of any length.
  ///   - style: colour or none.
  public func text(width: Int? = nil, style: Style = .plain) -> String {
    let text = summary.text(
      header: [model, "\(record.dataset) \(record.split)"], width: width, style: style)
    guard !comparison.isEmpty else { return text }
    let agreeing = comparison.count { $0.agrees }
    return text + "\n\(agreeing) of \(comparison.count) recorded metrics are the same but for rounding\n"
  }

  /// The evaluation as the object that `evaluate --json` prints.
  public var json: JSONValue {
    .object(
      [
        ("model", .text(model)), ("run", .text(record.run.description)), ("dataset", .text(record.dataset)),
        ("split", .text(record.split)), ("count", JSONValue(record.count)),
      ] + summary.jsonMetrics + [("comparison", .array(comparison.map(\.json)))])
  }

  private static func decoded<Value: Decodable>(
    _ type: Value.Type, _ text: String, _ part: String
  ) throws(ReportError) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(text.utf8))
    } catch {
      throw .unreadableEvaluation("the \(part) are not as expected")
    }
  }
}
