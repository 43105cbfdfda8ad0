/// Why a report could not be made.
public enum ReportError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A column, metric or param that no run has; with the nearest that exists.
  case unknownColumn(String, nearest: String?)
  /// A metric that is asked in a way in which it cannot be.
  case invalidColumn(String, detail: String)
  /// What only a report knows, named in a condition on runs.
  case notAskedOfStores(String)
  /// A stored evaluation that cannot be read: which part, and what is wrong with it.
  case unreadableEvaluation(String)

  /// One line: what was found and what to do.
  public var description: String {
    switch self {
    case .unknownColumn(let name, let nearest):
      "no run has a column, metric or param '\(printable(name))'"
        + (nearest.map { "; did you mean '\(printable($0))'?" }
          ?? "; expected a name such as val.f1, last(val.loss), params.learning_rate or duration_seconds")
    case .invalidColumn(let name, let detail): "'\(printable(name))': \(printable(detail))"
    case .notAskedOfStores(let name):
      "'\(printable(name))' is worked out for the report, after runs have been selected; "
        + "expected what runs recorded"
    case .unreadableEvaluation(let detail):
      "the stored evaluation cannot be read: \(detail); evaluate the model again"
    }
  }
}
