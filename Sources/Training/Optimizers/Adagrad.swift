import Tensors

/// Adagrad (Duchi et al., 2011): each value's step shrinks with the squares of all its gradients so far.
final class Adagrad: Optimizer {
  private let states: [(parameter: Parameter, square: Buffer)]
  private let settings: OptimizerSettings

  init(_ parameters: [Parameter], _ settings: OptimizerSettings) throws(EngineError) {
    states = try parameters.map { parameter throws(EngineError) in (parameter, try parameter.makeState()) }
    self.settings = settings
  }

  var memory: [KeptBuffer] {
    states.map { KeptBuffer("square_sum", of: $0.parameter, $0.square) }
  }

  func step(number: Int, learningRate: Float) {
    for state in states {
      state.parameter.stepAdagrad(
        rate: learningRate, epsilon: Float(settings.epsilon), decay: settings.decay(of: state.parameter),
        square: state.square)
    }
  }
}
