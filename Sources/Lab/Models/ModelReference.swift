public import Tracking

/// How a stored model is named on the command line: `run:ID`, `run:ID@best`, `run:ID@last`, `run:ID@epoch=N`.
public struct ModelReference: Hashable, Sendable, CustomStringConvertible {
  /// Identity, unique prefix or name of the run.
  public let run: String
  /// Which of the run's checkpoints.
  public let checkpoint: CheckpointSelector

  /// The best checkpoint of a run.
  public init(run: String, checkpoint: CheckpointSelector = .best) {
    (self.run, self.checkpoint) = (run, checkpoint)
  }

  /// Reads a reference.
  public init(_ text: String) throws(LabError) {
    guard text.hasPrefix("run:") else {
      throw LabError(.notFound, "expected a model such as run:ID@best, found '\(text)'")
    }
    let parts = text.dropFirst("run:".count).split(
      separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let run = parts.first, !run.isEmpty else {
      throw LabError(.usage, "expected the id or the name of a run after 'run:', found nothing")
    }
    self.run = String(run)
    checkpoint = parts.count > 1 ? try Self.selector(String(parts[1])) : .best
  }

  private static func selector(_ text: String) throws(LabError) -> CheckpointSelector {
    if text == "best" { return .best }
    if text == "last" { return .last }
    if text.hasPrefix("epoch="), let epoch = Int(text.dropFirst("epoch=".count)), epoch > 0 {
      return .epoch(epoch)
    }
    throw LabError(.usage, "expected @best, @last or @epoch=N after the run, found '@\(text)'")
  }

  /// The reference as it is typed.
  public var description: String { "run:\(run)@\(checkpoint)" }
}
