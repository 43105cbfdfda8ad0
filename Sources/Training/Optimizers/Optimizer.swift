import Tensors

/// Changes the trainable parameters after each backward pass; keeps what state its rule needs.
protocol Optimizer: AnyObject {
  /// What it remembers of past gradients.
  var memory: [KeptBuffer] { get }

  /// One update from the gradients that the parameters hold.
  ///
  /// - Parameter number: of the update, from 1.
  func step(number: Int, learningRate: Float)
}

extension OptimizerSettings {
  /// The optimizer over parameters that a training plan is bound to.
  func makeOptimizer(for parameters: [Parameter]) throws(EngineError) -> any Optimizer {
    switch kind {
    case .sgd: try SGD(parameters, self)
    case .adam, .adamw: try Adam(parameters, self)
    case .rmsprop: try RMSProp(parameters, self)
    case .adagrad: try Adagrad(parameters, self)
    case .lion: try Lion(parameters, self)
    }
  }

  /// The weight decay of one parameter.
  func decay(of parameter: Parameter) -> Float {
    decaysNormsAndBiases || parameter.shape.rank > 1 ? Float(weightDecay) : 0
  }
}
