import Tensors

/// The parameters of the best epoch so far.
final class BestWeights {
  private let pairs: [(parameter: Parameter, kept: Buffer)]
  private var best: Double?
  /// The epoch and the step after which the kept parameters were in place.
  private(set) var place = (epoch: 0, step: 0)

  /// - Throws: before a plan is bound to the parameters.
  init(_ parameters: [Parameter]) throws(EngineError) {
    pairs = try parameters.map { parameter throws(EngineError) in (parameter, try parameter.makeState()) }
  }

  /// Keeps the parameters where an epoch was the best; the first is, until a score is a number.
  func note(_ score: Double, epoch: Int, step: Int) {
    if let best, !(score > best || (best.isNaN && !score.isNaN)) { return }
    (best, place) = (score, (epoch, step))
    for pair in pairs {
      if let value = pair.parameter.value { pair.kept.copy(value) }
    }
  }

  /// Puts the kept parameters back.
  func restore() {
    for pair in pairs {
      pair.parameter.value?.copy(pair.kept)
      pair.parameter.markChanged()
    }
  }
}
