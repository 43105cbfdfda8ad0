import CKernels

/// Coefficients of one Adam step, bias corrections aside.
public struct AdamStep: Hashable, Sendable {
  /// Learning rate.
  public var rate: Float
  /// Decay of the first moment.
  public var beta1: Float
  /// Decay of the second moment.
  public var beta2: Float
  /// Added to the root of the second moment.
  public var epsilon: Float
  /// Weight decay.
  public var decay: Float
  /// Whether the decay is taken off the weights (AdamW) instead of added to the gradient.
  public var decouplesDecay: Bool
  /// Number of this step, from 1.
  public var number: Int

  /// A step with all its coefficients.
  public init(
    rate: Float, beta1: Float, beta2: Float, epsilon: Float, decay: Float, decouplesDecay: Bool, number: Int
  ) {
    (self.rate, self.beta1, self.beta2, self.epsilon) = (rate, beta1, beta2, epsilon)
    (self.decay, self.decouplesDecay, self.number) = (decay, decouplesDecay, number)
  }
}

extension Parameter {
  /// Zeros in the parameter's own layout, for an optimizer to keep state in.
  ///
  /// - Throws: before a plan is bound to the parameter.
  public func makeState() throws(EngineError) -> Buffer {
    guard let value else { throw EngineError("parameter \(name) is not bound to a plan") }
    return try Buffer(value.context, value.layout)
  }

  /// `value -= rate * g`, or a step along the velocity; `g` is the gradient plus `decay * value`.
  public func stepSGD(rate: Float, momentum: Float, nesterov: Bool, decay: Float, velocity: Buffer?) {
    guard let value, let gradient else { return }
    ck_sgd(
      value.values.baseAddress, gradient.values.baseAddress, velocity?.values.baseAddress,
      Int64(value.storedCount), rate, momentum, nesterov ? 1 : 0, decay)
    markChanged()
  }

  /// Adam with bias correction: `value -= rate * m' / (sqrt(v') + epsilon)`.
  public func stepAdam(_ step: AdamStep, first: Buffer, second: Buffer) {
    guard let value, let gradient else { return }
    // m' / (sqrt(v') + e) = m / c1 / (sqrt(v) / sqrt(c2) + e) = (sqrt(c2) / c1) * m / (sqrt(v) + e * sqrt(c2)).
    let correction1 = 1 - power(Double(step.beta1), step.number)
    let correction2 = (1 - power(Double(step.beta2), step.number)).squareRoot()
    let coefficients = ck_adam_coefficients(
      rate: Float(Double(step.rate) * correction2 / correction1), beta1: step.beta1, beta2: step.beta2,
      epsilon: Float(Double(step.epsilon) * correction2), coupled_decay: step.decouplesDecay ? 0 : step.decay,
      decoupled_decay: step.decouplesDecay ? step.rate * step.decay : 0)
    ck_adam(
      value.values.baseAddress, gradient.values.baseAddress, first.values.baseAddress,
      second.values.baseAddress, Int64(value.storedCount), coefficients)
    markChanged()
  }

  /// RMSprop: `value -= rate * g / (sqrt(mean of g squared) + epsilon)`, through a velocity with momentum.
  public func stepRMSProp(
    rate: Float, rho: Float, epsilon: Float, momentum: Float, decay: Float, square: Buffer, velocity: Buffer?
  ) {
    guard let value, let gradient else { return }
    ck_rmsprop(
      value.values.baseAddress, gradient.values.baseAddress, square.values.baseAddress,
      velocity?.values.baseAddress, Int64(value.storedCount), rate, rho, epsilon, momentum, decay)
    markChanged()
  }

  /// Adagrad: `value -= rate * g / (sqrt(sum of g squared) + epsilon)`.
  public func stepAdagrad(rate: Float, epsilon: Float, decay: Float, square: Buffer) {
    guard let value, let gradient else { return }
    ck_adagrad(
      value.values.baseAddress, gradient.values.baseAddress, square.values.baseAddress,
      Int64(value.storedCount), rate, epsilon, decay)
    markChanged()
  }

  /// Lion: `value -= rate * (sign(beta1 * m + (1 - beta1) * g) + decay * value)`.
  public func stepLion(rate: Float, beta1: Float, beta2: Float, decay: Float, momentum: Buffer) {
    guard let value, let gradient else { return }
    ck_lion(
      value.values.baseAddress, gradient.values.baseAddress, momentum.values.baseAddress,
      Int64(value.storedCount), rate, beta1, beta2, decay)
    markChanged()
  }
}

/// Integer power by squaring, the same on every platform.
private func power(_ base: Double, _ exponent: Int) -> Double {
  var (result, factor, rest) = (1.0, base, exponent)
  while rest > 0 {
    if rest & 1 == 1 { result *= factor }
    factor *= factor
    rest >>= 1
  }
  return result
}
