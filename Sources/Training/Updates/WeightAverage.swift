import Tensors

/// An exponential moving average of all parameters (Polyak and Juditsky, 1992), running statistics included.
///
/// Early on the decay is lower, `(1 + t) / (10 + t)` after `t` updates, so that the first weights are soon forgotten.
final class WeightAverage {
  private let pairs: [(parameter: Parameter, average: Buffer)]
  private let decay: Double
  /// Whether the parameters hold the average, and it what is trained on.
  private(set) var isInPlace = false

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

  /// The average itself, while it is not in place.
  var memory: [KeptBuffer] { pairs.map { KeptBuffer("average", of: $0.parameter, $0.average) } }

  /// Takes the parameters after an update into the average.
  ///
  /// - Parameter number: of the update, from 1.
  func update(number: Int) {
    let share = 1 - min(decay, Double(1 + number) / Double(10 + number))
    for pair in pairs {
      if let value = pair.parameter.value { pair.average.approach(value, by: Float(share)) }
    }
  }

  /// Puts the average where the parameters are, and they where it was, or undoes it.
  func setInPlace(_ wanted: Bool) {
    guard wanted != isInPlace else { return }
    isInPlace = wanted
    for pair in pairs {
      pair.parameter.value?.exchange(with: pair.average)
      pair.parameter.markChanged()
    }
  }
}
