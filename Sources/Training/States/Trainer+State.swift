import Networks
import Tensors

extension Trainer {
  /// All that it takes to go on from here, with the weights that are trained on, not their average.
  ///
  /// May be asked for when a step or an epoch is told, and after `fit` was interrupted.
  public func state() throws(TrainingError) -> TrainingState {
    let average = epochTrainer.updater.average
    let isScored = average?.isInPlace ?? false
    average?.setInPlace(false)
    defer { average?.setInPlace(isScored) }
    let position = TrainingPosition(epoch: scores.count, step: epochTrainer.step)
    var parts = [StatePart("epoch_scores", scores)] + epochTrainer.parts(at: position)
    do throws(EngineError) {
      for kept in memory { parts.append(try kept.part) }
    } catch {
      throw .engine(error)
    }
    return TrainingState(position, parts)
  }

  /// Goes where a state was taken, so that `fit` goes on from there; before `fit`.
  ///
  /// - Throws: where the state is of another training; the trainer is then as it was, but for what is no longer frozen.
  public func restore(_ state: TrainingState) throws(TrainingError) {
    guard epochTrainer.step == 0 else {
      throw .mismatch(expected: "a trainer that has not begun", found: "one after step \(epochTrainer.step)")
    }
    let position = state.position
    try position.check(epochs: epochs, stepsPerEpoch: epochTrainer.stepsPerEpoch)
    if let last = epochTrainer.unfreezeStep, position.step > last { try epochTrainer.unfreeze() }
    var parts = RestoredParts(state.parts)
    let scores: [Double] = try parts.take("epoch_scores", count: position.epoch)
    let progress = try epochTrainer.progress(at: position, &parts)
    var contents: [(buffer: Buffer, bytes: [UInt8])] = []
    for kept in memory {
      let bytes = try parts.take(kept.name, byteCount: kept.byteCount)
      contents.append((kept.buffer, bytes))
    }
    try parts.finish()
    do throws(EngineError) {
      for (buffer, bytes) in contents { try buffer.load(plainBytes: bytes) }
    } catch {
      throw .engine(error)
    }
    for parameter in network.parameters { parameter.markChanged() }
    (epochTrainer.step, epochTrainer.progress) = (position.step, progress)
    for score in scores { recall(score) }
  }

  /// Takes note of a past epoch, whose weights are in the state where they are to be kept.
  private func recall(_ score: Double) {
    note(score)
    best?.recall(score, epoch: scores.count, step: scores.count * epochTrainer.stepsPerEpoch)
  }

  /// Everything that training changes from step to step.
  private var memory: [KeptBuffer] {
    let weights = network.parameters.compactMap { parameter in
      parameter.value.map { KeptBuffer("weight", of: parameter, $0) }
    }
    return weights + epochTrainer.updater.memory + (best?.memory ?? [])
  }
}
