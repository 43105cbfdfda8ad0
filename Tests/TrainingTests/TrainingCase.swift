import Datasets
import Networks
import Settings
import Signals
import Tensors
import Training

/// A small training on digits, made from scratch at each call.
struct TrainingCase {
  static let hidden = #"["flatten", {"dense": {"units": 32, "activation": "relu"}}, {"dense": 10}]"#

  var layers = TrainingCase.hidden
  var settings = TrainingSettings(epochs: 1, batchSize: 16)
  var split = TrainingCase.split(training: 64, validating: 32)
  var classes = 10
  /// Patterns of what is not trained.
  var frozen: [String] = []

  /// The digits' train part.
  static func digits() throws -> Samples { try DatasetCatalog(dataPath: nil).load("digits").train }

  /// The first samples for training, those after them for validation.
  static func split(training: Int, validating: Int) -> SampleSplit {
    SampleSplit(
      train: (0..<training).map(Int32.init), validation: (training..<training + validating).map(Int32.init))
  }

  func makeNetwork(input: Shape = [1, 8, 8], seed: UInt64 = 7) throws -> Network {
    let network = try Network(
      NetworkSpec(name: "case", layers: JSONValue(parsing: layers)), inputShape: input, seed: seed)
    try network.freeze(frozen)
    return network
  }

  func makeTrainer(_ network: Network, on source: (any SampleSource)? = nil) throws -> Trainer {
    try Trainer(
      network, settings: settings, source: source ?? Self.digits(), classes: classes, split: split,
      context: ComputeContext(threads: 1))
  }

  /// Trains and gives all that was told.
  func run(on source: (any SampleSource)? = nil, stop: StopSignal = StopSignal()) throws -> TrainingLog {
    let network = try makeNetwork()
    var log = TrainingLog(network: network)
    try makeTrainer(network, on: source).fit(stop: stop) { log.note($0) }
    return log
  }
}

/// The trained network and the events of its training.
struct TrainingLog {
  let network: Network
  private(set) var steps: [StepReport] = []
  private(set) var epochs: [EpochReport] = []
  /// The epoch after which the training ended early.
  private(set) var stoppedEarly: Int?
  /// The epoch whose weights were put back at the end.
  private(set) var bestRestored: Int?

  init(network: Network) { self.network = network }

  mutating func note(_ event: TrainingEvent) {
    switch event {
    case .stepFinished(let step): steps.append(step)
    case .epochFinished(let epoch): epochs.append(epoch)
    case .stoppedEarly(let epoch, _): stoppedEarly = epoch
    case .bestRestored(let epoch, _): bestRestored = epoch
    }
  }

  /// All weights, parameter after parameter.
  var weights: [Float] {
    get throws { try network.parameters.flatMap { try $0.tensor().values } }
  }
}
