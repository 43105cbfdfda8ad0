import Foundation
public import Tracking

/// How well a stored model did on one split of a dataset, ready to be rendered as text or JSON.
public struct EvaluationReport: Sendable {
  /// A class: its name, and how well it was told from the others.
  struct ClassRow: Decodable, Hashable, Sendable {
    let label: String
    let precision: Double?
    let recall: Double?
    let f1: Double?
    let support: Int
    let rocAUC: Double?

    enum CodingKeys: String, CodingKey {
      case label, precision, recall, f1, support
      case rocAUC = "roc_auc"
    }
  }

  let record: EvaluationRecord
  let model: String
  let classes: [ClassRow]
  let confusion: [[Int]]

  /// The report of a recorded evaluation.
  ///
  /// - Parameters:
  ///   - record: its `perClass` is a JSON array of objects with `label` (the class's name), `precision`, `recall`,
  ///     `f1`, `support` and `roc_auc`; its `confusion` a JSON array of rows, truth by prediction.
  ///   - model: what was evaluated, as the user named it, such as `run:1f0c7a2e@best`.
  /// - Throws: `ReportError.unreadableEvaluation` where the texts do not hold that.
  public init(_ record: EvaluationRecord, model: String) throws(ReportError) {
    self.record = record
    self.model = model
    classes = try Self.decoded([ClassRow].self, record.perClass, "metrics per class")
    confusion = try Self.decoded([[Int]].self, record.confusion, "confusion matrix")
    let count = classes.count
    guard confusion.count == count, confusion.allSatisfy({ $0.count == count }) else {
      throw .unreadableEvaluation("expected a confusion matrix of \(count) rows and columns")
    }
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
