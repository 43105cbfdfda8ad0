/// Which optimizer, and its coefficients; what is not set takes the value its authors or Keras propose.
public struct OptimizerSettings: Hashable, Sendable {
  /// The rules of update.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case sgd, adam, adamw, rmsprop, adagrad, lion
  }

  /// The rule of update.
  public var kind: Kind
  /// Step size.
  public var learningRate: Double
  /// Share of the velocity that is kept (`sgd`, `rmsprop`).
  public var momentum: Double
  /// Whether `sgd` looks ahead along the velocity (Nesterov, 1983).
  public var nesterov: Bool
  /// Decay of the first moment (`adam`, `adamw`); share of the momentum in the direction of `lion`.
  public var beta1: Double
  /// Decay of the second moment (`adam`, `adamw`), or of the momentum (`lion`).
  public var beta2: Double
  /// Decay of the squared gradient's mean (`rmsprop`).
  public var rho: Double
  /// Keeps divisions away from zero.
  public var epsilon: Double
  /// Pull of every trained value towards zero; `adamw` and `lion` take it off directly, the others add it to the gradient.
  public var weightDecay: Double
  /// Whether the pull reaches parameters of one dimension too: biases, and the weights of normalizations.
  public var decaysNormsAndBiases = true

  /// The proposed coefficients of a kind.
  public init(_ kind: Kind) {
    self.kind = kind
    learningRate =
      switch kind {
      case .sgd, .adagrad: 0.01
      case .adam, .adamw, .rmsprop: 0.001
      case .lion: 0.0001
      }
    momentum = 0
    nesterov = false
    (beta1, beta2, rho) = (0.9, kind == .lion ? 0.99 : 0.999, 0.9)
    epsilon = kind == .rmsprop ? 1e-7 : kind == .adagrad ? 1e-10 : 1e-8
    weightDecay = kind == .adamw ? 0.01 : 0
  }
}
