public import Tensors

/// Why a training could not begin or go on.
public enum TrainingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The engine failed.
  case engine(EngineError)
  /// Network, loss and data do not go together.
  case mismatch(expected: String, found: String)
  /// The loss became NaN or infinite.
  case nonFiniteLoss(epoch: Int, step: Int)
  /// Somebody asked to stop.
  case interrupted(epoch: Int, step: Int)

  /// One line.
  public var description: String {
    switch self {
    case .engine(let error): error.description
    case .mismatch(let expected, let found): "expected \(expected), found \(found)"
    case .nonFiniteLoss(let epoch, let step):
      "the loss stopped being finite in epoch \(epoch), step \(step); a smaller learning_rate may help"
    case .interrupted(let epoch, let step): "interrupted in epoch \(epoch), step \(step)"
    }
  }
}
