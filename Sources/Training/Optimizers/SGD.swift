import Tensors

/// Stochastic gradient descent with momentum (Sutskever et al., 2013): `v = momentum * v + g`, `w -= rate * v`.
final class SGD: Optimizer {
  private let states: [(parameter: Parameter, velocity: Buffer?)]
  private let settings: OptimizerSettings

  init(_ parameters: [Parameter], _ settings: OptimizerSettings) throws(EngineError) {
    states = try parameters.map { parameter throws(EngineError) in
      (parameter, settings.momentum > 0 ? try parameter.makeState() : nil)
    }
    self.settings = settings
  }

  var memory: [KeptBuffer] {
    states.compactMap { state in state.velocity.map { KeptBuffer("velocity", of: state.parameter, $0) } }
  }

  func step(number: Int, learningRate: Float) {
    for state in states {
      state.parameter.stepSGD(
        rate: learningRate, momentum: Float(settings.momentum), nesterov: settings.nesterov,
        decay: settings.decay(of: state.parameter), velocity: state.velocity)
    }
  }
}
