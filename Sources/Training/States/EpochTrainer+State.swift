import Datasets
import Networks
import Tensors

extension EpochTrainer {
  /// What a state keeps of an epoch that is not over; nothing between epochs.
  func parts(at position: TrainingPosition) -> [StatePart] {
    stepsTaken(at: position) > 0 ? progress.parts : []
  }

  /// What a state says of an epoch that is not over.
  ///
  /// - Parameter position: one that this training comes to.
  func progress(
    at position: TrainingPosition, _ parts: inout RestoredParts
  ) throws(TrainingError) -> EpochProgress {
    var progress = self.progress
    let steps = stepsTaken(at: position)
    guard steps > 0 else { return progress }
    let count = min(steps * accumulate * order.batchSize, order.samples.count)
    try progress.restore(&parts, count: count, width: network.outputShape.count, classes: classes)
    return progress
  }

  /// Steps of the epoch that is not over.
  private func stepsTaken(at position: TrainingPosition) -> Int {
    position.step - position.epoch * stepsPerEpoch
  }
}
