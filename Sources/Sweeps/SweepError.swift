public import Tracking

/// Why a sweep cannot be laid out or run.
public enum SweepError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Two axes of a space have the same name.
  case duplicateParameter(String)
  /// A list holds a value twice, which would run one cell twice.
  case duplicateValue(parameter: String, value: ParamValue)
  /// A list of values is empty.
  case noValues(parameter: String)
  /// Probabilities do not fit the values that they are of.
  case invalidProbabilities(parameter: String, expected: String, found: String)
  /// A law cannot be drawn from.
  case invalidDistribution(expected: String, found: String)
  /// A condition cannot be decided, or never holds.
  case invalidCondition(parameter: String, expected: String, found: String)
  /// A grid is asked of numbers that are drawn.
  case notListed(parameter: String)
  /// A space has more axes than there are sequences for.
  case tooManyAxes(count: Int, limit: Int)
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
    case .invalidProbabilities(let parameter, let expected, let found):
      "probabilities of parameter '\(parameter)': expected \(expected), found \(found)"
    case .invalidDistribution(let expected, let found):
      "expected \(expected), found \(found)"
    case .invalidCondition(let parameter, let expected, let found):
      "'when' of parameter '\(parameter)': expected \(expected), found \(found)"
    case .notListed(let parameter):
      "parameter '\(parameter)' is drawn from a range, of which method grid cannot take every value; "
        + "give values: [...], or use method random, sobol or tpe"
    case .tooManyAxes(let count, let limit):
      "\(count) parameters vary, more than the \(limit) that method sobol can spread; use method random or tpe"
    case .gridTooLarge(let cells, let limit):
      "the grid has \(cells.map { "\($0)" } ?? "far too many") cells, more than the \(limit) allowed; "
        + "list fewer values"
    case .launchFailed(let detail):
      "cannot start a worker: \(detail)"
    }
  }

  /// The parameter that is at fault, where it is one alone.
  public var parameter: String? {
    switch self {
    case .duplicateParameter(let name), .duplicateValue(let name, _), .noValues(let name),
      .invalidProbabilities(let name, _, _), .invalidCondition(let name, _, _), .notListed(let name):
      name
    case .invalidDistribution, .tooManyAxes, .gridTooLarge, .launchFailed: nil
    }
  }
}
