import Tensors

/// Lion (Chen et al., "Symbolic discovery of optimization algorithms", 2023): steps of one size along a sign.
final class Lion: Optimizer {
  private let states: [(parameter: Parameter, momentum: Buffer)]
  private let settings: OptimizerSettings

  init(_ parameters: [Parameter], _ settings: OptimizerSettings) throws(EngineError) {
    states = try parameters.map { parameter throws(EngineError) in (parameter, try parameter.makeState()) }
    self.settings = settings
  }

  var memory: [KeptBuffer] {
    states.map { KeptBuffer("momentum", of: $0.parameter, $0.momentum) }
  }

  func step(number: Int, learningRate: Float) {
    for state in states {
      state.parameter.stepLion(
        rate: learningRate, beta1: Float(settings.beta1), beta2: Float(settings.beta2),
        decay: settings.decay(of: state.parameter), momentum: state.momentum)
    }
  }
}
