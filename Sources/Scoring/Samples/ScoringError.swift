/// Why labels and scores could not be scored.
public enum ScoringError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The number of scores is not samples times columns.
  case countMismatch(labels: Int, scores: Int, columns: Int)
  /// A label names no class.
  case labelOutOfRange(sample: Int, label: Int, classCount: Int)
  /// A score is not a finite number.
  case scoreNotFinite(sample: Int, column: Int, score: Double)
  /// Classification needs two classes at least.
  case tooFewClasses(Int)

  /// One line: what was expected and what was found.
  public var description: String {
    switch self {
    case .countMismatch(let labels, let scores, let columns):
      "expected \(columns) score\(columns == 1 ? "" : "s") for each of \(labels) labels, found \(scores) scores"
    case .labelOutOfRange(let sample, let label, let classCount):
      "the label of sample \(sample) is \(label): expected 0 to \(classCount - 1)"
    case .scoreNotFinite(let sample, let column, let score):
      "the score of sample \(sample) for class \(column) is \(score): expected a finite number"
    case .tooFewClasses(let count):
      "found \(count) classes: expected two or more (one sigmoid column stands for two classes)"
    }
  }
}
