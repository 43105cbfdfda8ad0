import Tensors

/// An exponential moving average of all parameters (Polyak and Juditsky, 1992), running statistics included.
///
/// Early on the decay is lower, `(1 + t) / (10 + t)` after `t` updates, so that the first weights are soon forgotten.
final class WeightAverage {
  private let pairs: [(parameter: Parameter, average: Buffer)]
  private let decay: Double
  private var updates = 0

  /// Nil for a decay of 0.
  ///
  /// - Throws: before a plan is bound to the parameters.
  init?(_ parameters: [Parameter], decay: Double) throws(EngineError) {
    guard decay > 0 else { return nil }
    self.decay = decay
    pairs = try parameters.map { parameter throws(EngineError) in
      let average = try parameter.makeState()
      if let value = parameter.value { average.copy(value) }
      return (parameter, average)
    }
  }

  /// Takes the parameters after an update into the average.
  func update() {
    updates += 1
    let share = 1 - min(decay, Double(1 + updates) / Double(10 + updates))
    for pair in pairs {
      if let value = pair.parameter.value { pair.average.approach(value, by: Float(share)) }
    }
  }

  /// Puts the average where the parameters are, and they where it was; once more undoes it.
  func exchange() {
    for pair in pairs {
      pair.parameter.value?.exchange(with: pair.average)
      pair.parameter.markChanged()
    }
  }
}
