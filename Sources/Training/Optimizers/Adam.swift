import Tensors

/// Adam (Kingma and Ba, 2015), and AdamW (Loshchilov and Hutter, 2019) where the decay is decoupled.
final class Adam: Optimizer {
  private let states: [(parameter: Parameter, decay: Float, first: Buffer, second: Buffer)]
  private var next: AdamStep

  init(_ parameters: [Parameter], _ settings: OptimizerSettings) throws(EngineError) {
    states = try parameters.map { parameter throws(EngineError) in
      (parameter, settings.decay(of: parameter), try parameter.makeState(), try parameter.makeState())
    }
    next = AdamStep(
      rate: Float(settings.learningRate), beta1: Float(settings.beta1), beta2: Float(settings.beta2),
      epsilon: Float(settings.epsilon), decay: 0,
      decouplesDecay: settings.kind == .adamw, number: 0)
  }

  var memory: [KeptBuffer] {
    states.flatMap {
      [
        KeptBuffer("first_moment", of: $0.parameter, $0.first),
        KeptBuffer("second_moment", of: $0.parameter, $0.second),
      ]
    }
  }

  func step(number: Int, learningRate: Float) {
    (next.number, next.rate) = (number, learningRate)
    for state in states {
      next.decay = state.decay
      state.parameter.stepAdam(next, first: state.first, second: state.second)
    }
  }
}
