import Scoring

/// How well some samples were classified: what an evaluation and scores made elsewhere have in common.
struct ScoreSummary: Sendable {
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

  /// The number of samples.
  let count: Int
  /// The metrics by name; nil is undefined.
  let metrics: [String: Double?]
  /// Why metrics are undefined, as far as that is known, by name.
  var reasons: [String: String] = [:]
  let classes: [ClassRow]
  /// Truth by prediction.
  let confusion: [[Int]]
}

extension ScoreSummary.ClassRow {
  init(_ metrics: ClassMetrics, label: String) {
    self.label = label
    (precision, recall, f1) = (metrics.precision, metrics.recall, metrics.f1)
    (support, rocAUC) = (metrics.support, metrics.rocAUC)
  }
}
