/// One pass over the training samples, before validation.
struct TrainedEpoch {
  let epoch: Int
  let step: Int
  let result: SplitResult
  let learningRate: Double
  let seconds: Double
  let prepareSeconds: Double
}

extension EpochReport {
  init(_ trained: TrainedEpoch, validation: SplitResult?) {
    (epoch, step, train, self.validation) = (trained.epoch, trained.step, trained.result, validation)
    learningRate = trained.learningRate
    (trainSeconds, prepareSeconds) = (trained.seconds, trained.prepareSeconds)
  }
}
