import Training

/// What a training told, to the bit; times aside.
enum Told: Equatable {
  case step(epoch: Int, step: Int, stepsPerEpoch: Int, loss: UInt64)
  case epoch(Int, step: Int, learningRate: UInt64, train: Split, validation: Split?)
  case stoppedEarly(epoch: Int, patience: Int)
  case bestRestored(epoch: Int, step: Int)

  struct Split: Equatable {
    let loss: UInt64
    let labels: [Int32]
    let scores: [UInt32]

    init(_ result: SplitResult) {
      (loss, labels) = (result.loss.bitPattern, result.labels)
      scores = result.scores.map(\.bitPattern)
    }
  }

  init(_ event: TrainingEvent) {
    self =
      switch event {
      case .stepFinished(let report):
        .step(
          epoch: report.epoch, step: report.step, stepsPerEpoch: report.stepsPerEpoch,
          loss: report.loss.bitPattern)
      case .epochFinished(let report):
        .epoch(
          report.epoch, step: report.step, learningRate: report.learningRate.bitPattern,
          train: Split(report.train), validation: report.validation.map(Split.init))
      case .stoppedEarly(let epoch, let patience): .stoppedEarly(epoch: epoch, patience: patience)
      case .bestRestored(let epoch, let step): .bestRestored(epoch: epoch, step: step)
      }
  }
}
