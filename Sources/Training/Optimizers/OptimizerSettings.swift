/// Which optimizer, and its coefficients; what is not set takes the value its authors or Keras propose.
public struct OptimizerSettings: Hashable, Sendable {
  /// The rules of update.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case sgd, adam, adamw, rmsprop
  }

  /// The rule of update.
  public var kind: Kind
  /// Step size.
  public var learningRate: Double
  /// Share of the velocity that is kept (`sgd`, `rmsprop`).
  public var momentum: Double
  /// Whether `sgd` looks ahead along the velocity (Nesterov, 1983).
  public var nesterov: Bool
  /// Decay of the first moment (`adam`, `adamw`).
  public var beta1: Double
  /// Decay of the second moment (`adam`, `adamw`).
  public var beta2: Double
  /// Decay of the squared gradient's mean (`rmsprop`).
  public var rho: Double
  /// Keeps divisions away from zero.
  public var epsilon: Double
  /// Pull of every trained value towards zero; `adamw` takes it off directly, the others add it to the gradient.
  public var weightDecay: Double

  /// The proposed coefficients of a kind.
  public init(_ kind: Kind) {
    self.kind = kind
    learningRate = kind == .sgd ? 0.01 : 0.001
    momentum = 0
    nesterov = false
    (beta1, beta2, rho) = (0.9, 0.999, 0.9)
    epsilon = kind == .rmsprop ? 1e-7 : 1e-8
    weightDecay = kind == .adamw ? 0.01 : 0
  }
}
