import Datasets
import Networks
import Signals
import Tensors
import Testing
import Training

/// A training that is stopped and resumed, always by another trainer of another network.
struct ResumedCase: CustomTestStringConvertible {
  let testDescription: String
  private var training: TrainingCase
  private let source: any SampleSource
  /// How good each epoch is; nil for the standard.
  private let scores: [Double]?

  /// Batch normalization, and dropout of both kinds.
  static let layers = #"""
    [{"conv2d": {"filters": 5, "kernel": 3}}, "batch_norm", "relu", {"spatial_dropout": 0.2},
     {"conv2d": {"filters": 16, "kernel": 3, "activation": "relu"}}, {"max_pool2d": 2}, "flatten",
     {"dropout": 0.3}, {"dense": {"units": 12, "activation": "relu"}}, {"dense": 10}]
    """#

  /// Three epochs of four batches, the last one of two samples, unless `scores` are of another number of epochs.
  init(
    _ name: String, layers: String = ResumedCase.layers, optimizer: OptimizerSettings = .withMomentum,
    scores: [Double]? = nil,
    varied: Bool = false,
    validating: Int = 20, frozen: [String] = [], _ change: (inout TrainingSettings) -> Void = { _ in }
  ) throws {
    (testDescription, self.scores) = (name, scores)
    var settings = TrainingSettings(epochs: scores?.count ?? 3, batchSize: 16, optimizer: optimizer)
    change(&settings)
    training = TrainingCase(
      layers: layers, settings: settings, split: TrainingCase.split(training: 50, validating: validating),
      frozen: frozen)
    let digits = try Self.digits.get()
    var augmentation = Augmentation()
    (augmentation.rotationRange, augmentation.widthShiftRange, augmentation.noise) = (20, 0.2, 0.1)
    source =
      varied ? try AugmentedSamples(digits, augmentation, generator: SeededGenerator(seed: 5)) : digits
  }

  private static let digits = Result { try TrainingCase.digits() }

  /// A trainer of a network whose first weights are those of the seed.
  func makeTrainer(seed: UInt64 = 7, on source: (any SampleSource)? = nil) throws -> (Network, Trainer) {
    let network = try training.makeNetwork(seed: seed)
    return (network, try training.makeTrainer(network, on: source ?? self.source))
  }

  /// Trains to the end, from a state if one is given; gives what was told and the bits of the weights.
  ///
  /// - Parameter watch: called after each event, with how many there were.
  func run(
    from state: TrainingState? = nil, watch: (TrainingEvent, Int, Trainer) throws -> Void = { _, _, _ in }
  ) throws -> Outcome {
    let (network, trainer) = try makeTrainer(seed: state == nil ? 7 : 99)
    if let state { try trainer.restore(state) }
    var told: [Told] = []
    try fit(trainer) { event in
      told.append(Told(event))
      try watch(event, told.count, trainer)
    }
    return Outcome(told: told, weights: try Self.bits(of: network))
  }

  /// Trains to the end, stopped again and again.
  ///
  /// - Parameter pause: how many batches may be read before the next stop.
  func run(interruptedAfter pause: () -> Int) throws -> (outcome: Outcome, interruptions: Int) {
    var (told, state, interruptions) = ([Told](), TrainingState?.none, 0)
    while true {
      let stop = StopSignal()
      let (network, trainer) = try makeTrainer(
        seed: UInt64(7 + interruptions), on: InterruptingSamples(source, after: pause(), stop))
      if let state { try trainer.restore(state) }
      do {
        try fit(trainer, stop: stop) { told.append(Told($0)) }
        return (Outcome(told: told, weights: try Self.bits(of: network)), interruptions)
      } catch let error as TrainingError {
        guard case .interrupted = error else { throw error }
        state = try trainer.state().storedAndRead()
        interruptions += 1
      }
    }
  }

  private func fit(
    _ trainer: Trainer, stop: StopSignal = StopSignal(), observe: (TrainingEvent) throws -> Void
  ) throws {
    try trainer.fit(
      stop: stop, score: { report in scores?[report.epoch - 1] ?? report.standardScore }, observe: observe)
  }

  private static func bits(of network: Network) throws -> [UInt32] {
    try network.parameters.flatMap { try $0.tensor().values.map(\.bitPattern) }
  }
}

/// What a training told, and the bits of the weights that it left.
struct Outcome: Equatable {
  var told: [Told]
  let weights: [UInt32]
}

extension TrainingState {
  /// The state as a store gives it back.
  func storedAndRead() throws -> TrainingState {
    try TrainingState(json: json, parts: parts.map { StatePart(name: $0.name, bytes: Array($0.bytes)) })
  }
}

extension OptimizerSettings {
  /// Descent with momentum.
  static var withMomentum: OptimizerSettings {
    var settings = OptimizerSettings(.sgd)
    settings.momentum = 0.9
    return settings
  }
}
