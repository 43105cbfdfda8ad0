import Datasets
import Networks
import Signals
import Tensors
import Testing
import Training

/// How a training ends before its time.
@Suite struct TrainingEndTests {
  private struct Weary: Error {}

  @Test func aRaisedSignalInterruptsBeforeTheNextStep() throws {
    var training = TrainingCase()
    training.settings.epochs = 3
    let trainer = try training.makeTrainer(training.makeNetwork())
    let stop = StopSignal()
    var log = TrainingLog(network: try training.makeNetwork())
    #expect(throws: TrainingError.interrupted(epoch: 2, step: 6)) {
      try trainer.fit(stop: stop) { event in
        log.note(event)
        if case .stepFinished(let step) = event, step.step == 6 { stop.raise() }
      }
    }
    #expect(log.epochs.map(\.epoch) == [1])
  }

  /// Raised with the last step of an epoch, the signal is seen while the validation split is scored.
  @Test func aSignalDuringValidationTellsTheTrainingsPlace() throws {
    var training = TrainingCase()
    training.settings.epochs = 3
    let trainer = try training.makeTrainer(training.makeNetwork())
    let stop = StopSignal()
    #expect(throws: TrainingError.interrupted(epoch: 2, step: 8)) {
      try trainer.fit(stop: stop) { event in
        if case .stepFinished(let step) = event, step.step == 8 { stop.raise() }
      }
    }
  }

  @Test func aSignalRaisedBeforehandAllowsNoStep() throws {
    let stop = StopSignal()
    stop.raise()
    #expect(throws: TrainingError.interrupted(epoch: 1, step: 0)) { try TrainingCase().run(stop: stop) }
  }

  private static func builtIn(_ name: String, rate: Double, _ kind: OptimizerSettings.Kind) throws -> (
    Network, Trainer
  ) {
    var training = TrainingCase()
    training.settings.epochs = 10
    training.settings.optimizer = OptimizerSettings(kind)
    training.settings.optimizer.learningRate = rate
    let network = try Network(
      Architecture.named(name).spec(input: [1, 8, 8], classes: 10), inputShape: [1, 8, 8], seed: 7)
    return (network, try training.makeTrainer(network))
  }

  @Test(arguments: ["tutorial-cnn", "sign-cnn"])
  func aLearningRateFarTooLargeEndsWithThePlace(_ name: String) throws {
    let (_, trainer) = try Self.builtIn(name, rate: 1e6, .sgd)
    var steps: [StepReport] = []
    let error = #expect(throws: TrainingError.self) {
      try trainer.fit { if case .stepFinished(let step) = $0 { steps.append(step) } }
    }
    guard case .nonFiniteLoss(let epoch, let step, let origin) = error else {
      Issue.record("expected a loss that is not finite, found \(error as Any)")
      return
    }
    // The step that failed is not told, unless it was the validation after it that failed.
    #expect(step == steps.count + 1 || (step == steps.count && step.isMultiple(of: 4)))
    #expect(epoch == (step - 1) / 4 + 1)
    #expect(steps.allSatisfy { $0.loss.isFinite })
    #expect(origin != nil)
  }

  /// Networks that saturate stay finite; then their weights must be finite too.
  @Test(arguments: ["softmax", "lenet5", "tutorial-cnn", "sign-cnn"], OptimizerSettings.Kind.allCases)
  func noLearningRateEndsInWeightsThatAreNotFinite(_ name: String, _ kind: OptimizerSettings.Kind) throws {
    let (network, trainer) = try Self.builtIn(name, rate: 1e6, kind)
    do {
      try trainer.fit { _ in }
    } catch TrainingError.nonFiniteLoss {
      return
    }
    for parameter in network.parameters {
      #expect(try parameter.tensor().values.allSatisfy { $0.isFinite }, "\(parameter.name)")
    }
  }

  /// Weights that overflow in the very last step of an epoch show in the validation split alone.
  @Test func aLossThatIsNotFiniteInValidationEndsTheTraining() throws {
    var training = TrainingCase()
    training.settings.batchSize = 64
    training.settings.optimizer = OptimizerSettings(.sgd)
    training.settings.optimizer.learningRate = 1e38
    let error = #expect(throws: TrainingError.self) { try training.run() }
    #expect(
      error?.description
        == "the loss or a weight stopped being finite in epoch 1, step 1, beginning with the output of "
        + "layer 'fc2' (dense); a smaller learning_rate may help")
  }

  @Test func anObserversErrorEndsTheTraining() throws {
    var training = TrainingCase()
    training.settings.epochs = 2
    for isTired: @Sendable (TrainingEvent) -> Bool in [
      { if case .stepFinished(let step) = $0 { step.step == 3 } else { false } },
      { if case .epochFinished = $0 { true } else { false } },
    ] {
      let trainer = try training.makeTrainer(training.makeNetwork())
      var events = 0
      #expect(throws: Weary.self) {
        try trainer.fit { event in
          events += 1
          if isTired(event) { throw Weary() }
        }
      }
      #expect(events == 3 || events == 5)
    }
  }

  @Test func nothingHoldsATrainerOrANetworkAfterwards() throws {
    weak var trainer: Trainer?
    weak var network: Network?
    try {
      let training = TrainingCase()
      let made = try training.makeNetwork()
      let maker = try training.makeTrainer(made)
      try maker.fit { _ in }
      (trainer, network) = (maker, made)
    }()
    #expect(trainer == nil)
    #expect(network == nil)
  }
}
