public import Networks
public import Tensors

/// Why a training could not begin or go on.
public enum TrainingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The engine failed.
  case engine(EngineError)
  /// Network, loss and data do not go together.
  case mismatch(expected: String, found: String)
  /// The loss or a parameter became NaN or infinite, beginning somewhere in the network, or in the loss itself.
  case nonFiniteLoss(epoch: Int, step: Int, origin: NonFiniteOrigin?)
  /// Somebody asked to stop.
  case interrupted(epoch: Int, step: Int)

  /// One line.
  public var description: String {
    switch self {
    case .engine(let error): error.description
    case .mismatch(let expected, let found): "expected \(expected), found \(found)"
    case .nonFiniteLoss(let epoch, let step, let origin):
      "the loss or a weight stopped being finite in epoch \(epoch), step \(step), beginning with "
        + (origin?.description ?? "the loss itself") + "; a smaller learning_rate may help"
    case .interrupted(let epoch, let step): "interrupted in epoch \(epoch), step \(step)"
    }
  }
}
