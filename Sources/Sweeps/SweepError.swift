public import Tracking

/// Why a sweep cannot be laid out or run.
public enum SweepError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Two axes of a space have the same name.
  case duplicateParameter(String)
  /// A list holds a value twice, which would run one cell twice.
  case duplicateValue(parameter: String, value: ParamValue)
  /// A list of values is empty.
  case noValues(parameter: String)
  /// A grid has more cells than are laid out; `cells` is nil where the number itself overflows.
  case gridTooLarge(cells: Int?, limit: Int)
  /// A worker process could not be started.
  case launchFailed(String)

  /// One line: what was expected, what was found, what to do.
  public var description: String {
    switch self {
    case .duplicateParameter(let name):
      "parameter '\(name)' is given twice; give each parameter once"
    case .duplicateValue(let parameter, let value):
      "parameter '\(parameter)' lists \(value) twice; list each value once"
    case .noValues(let parameter):
      "parameter '\(parameter)' has no values; list at least one"
    case .gridTooLarge(let cells, let limit):
      "the grid has \(cells.map { "\($0)" } ?? "far too many") cells, more than the \(limit) allowed; "
        + "list fewer values"
    case .launchFailed(let detail):
      "cannot start a worker: \(detail)"
    }
  }
}
