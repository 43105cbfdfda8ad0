import Tensors

/// RMSprop (Tieleman and Hinton, 2012), optionally with momentum; epsilon stands outside the root.
final class RMSProp: Optimizer {
  private let states: [(parameter: Parameter, square: Buffer, velocity: Buffer?)]
  private let settings: OptimizerSettings

  init(_ parameters: [Parameter], _ settings: OptimizerSettings) throws(EngineError) {
    states = try parameters.map { parameter throws(EngineError) in
      (parameter, try parameter.makeState(), settings.momentum > 0 ? try parameter.makeState() : nil)
    }
    self.settings = settings
  }

  var memory: [KeptBuffer] {
    states.flatMap { state in
      [KeptBuffer("mean_square", of: state.parameter, state.square)]
        + (state.velocity.map { [KeptBuffer("velocity", of: state.parameter, $0)] } ?? [])
    }
  }

  func step(number: Int, learningRate: Float) {
    for state in states {
      state.parameter.stepRMSProp(
        rate: learningRate, rho: Float(settings.rho), epsilon: Float(settings.epsilon),
        momentum: Float(settings.momentum), decay: settings.decay(of: state.parameter), square: state.square,
        velocity: state.velocity)
    }
  }
}
