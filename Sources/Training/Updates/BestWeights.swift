import Tensors

/// The parameters of the best epoch so far.
final class BestWeights {
  private let pairs: [(parameter: Parameter, kept: Buffer)]
  /// The epoch after which the kept parameters were in place.
  private(set) var place = BestEpoch()

  /// - Throws: before a plan is bound to the parameters.
  init(_ parameters: [Parameter]) throws(EngineError) {
    pairs = try parameters.map { parameter throws(EngineError) in (parameter, try parameter.makeState()) }
  }

  /// The kept parameters.
  var memory: [KeptBuffer] { pairs.map { KeptBuffer("best", of: $0.parameter, $0.kept) } }

  /// Keeps the parameters where an epoch was the best.
  func note(_ score: Double, epoch: Int, step: Int) {
    guard place.note(score, epoch: epoch, step: step) else { return }
    for pair in pairs {
      if let value = pair.parameter.value { pair.kept.copy(value) }
    }
  }

  /// Takes note of a past epoch, whose parameters are kept already if it was the best.
  func recall(_ score: Double, epoch: Int, step: Int) { _ = place.note(score, epoch: epoch, step: step) }

  /// Puts the kept parameters back.
  func restore() {
    for pair in pairs {
      pair.parameter.value?.copy(pair.kept)
      pair.parameter.markChanged()
    }
  }
}
