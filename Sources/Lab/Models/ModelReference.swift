public import Tracking

/// How a stored model is named on the command line: `name`, `name@alias`, `name:version`, or by its run `run:ID`,
/// `run:ID@best`, `run:ID@last`, `run:ID@epoch=N`.
public enum ModelReference: Hashable, Sendable {
  /// A checkpoint of a run; the run by its identity, a unique prefix of it, or its name.
  case checkpoint(run: String, CheckpointSelector)
  /// A version of a model that was registered.
  case version(model: String, VersionSelector)

  /// The best checkpoint of a run.
  public init(run: String, checkpoint: CheckpointSelector = .best) {
    self = .checkpoint(run: run, checkpoint)
  }

  /// Reads a reference.
  public init(_ text: String) throws(LabError) {
    let run = "run:"
    self =
      text.hasPrefix(run)
      ? try Self.checkpoint(String(text.dropFirst(run.count))) : try Self.version(text)
  }

  private static func checkpoint(_ text: String) throws(LabError) -> ModelReference {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let run = parts.first, !run.isEmpty else {
      throw LabError(.usage, "expected the id or the name of a run after 'run:', found nothing")
    }
    return .checkpoint(run: String(run), parts.count > 1 ? try selector(String(parts[1])) : .best)
  }

  private static func selector(_ text: String) throws(LabError) -> CheckpointSelector {
    if text == "best" { return .best }
    if text == "last" { return .last }
    if text.hasPrefix("epoch="), let epoch = Int(text.dropFirst("epoch=".count)), epoch >= 0 {
      return .epoch(epoch)
    }
    throw LabError(.usage, "expected @best, @last or @epoch=N after the run, found '@\(text)'")
  }

  private static func version(_ text: String) throws(LabError) -> ModelReference {
    let name = String(text.prefix { $0 != "@" && $0 != ":" })
    guard ModelName.isValid(name) else {
      throw LabError(
        .notFound, "expected a model such as name, name@alias, name:3 or run:ID@best, found '\(text)'")
    }
    let rest = text.dropFirst(name.count)
    switch rest.first {
    case nil: return .version(model: name, .newest)
    case "@":
      let alias = String(rest.dropFirst())
      guard ModelName.isValid(alias) else {
        throw LabError(.usage, "expected an alias after '\(name)@', found '\(alias)'")
      }
      return .version(model: name, .alias(alias))
    default:
      guard let number = Int(rest.dropFirst()), number > 0 else {
        throw LabError(
          .usage, "expected the number of a version after '\(name):', found '\(rest.dropFirst())'")
      }
      return .version(model: name, .number(number))
    }
  }
}

extension ModelReference: CustomStringConvertible {
  /// The reference as it is typed.
  public var description: String {
    switch self {
    case .checkpoint(let run, let selector): "run:\(run)@\(selector)"
    case .version(let model, let selector): "\(model)\(selector)"
    }
  }
}
