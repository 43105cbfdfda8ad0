import Datasets
import Foundation
import Networks
import Tensors
import Testing
import Training

/// Each optimizer, loss and schedule, and all that may be done to targets, gradients and weights, follows PyTorch: see
/// `scripts/golden/training_rules.py`.
@Suite struct TrainingRuleTests {
  /// A training of the script by its name there.
  struct Rule: Sendable, CustomTestStringConvertible {
    let name: String
    let optimizer: OptimizerSettings
    var head = ""
    let change: @Sendable (inout TrainingSettings) -> Void

    init(
      _ name: String, _ kind: OptimizerSettings.Kind = .sgd, rate: Double = 0.1, head: String = "",
      _ change: @escaping @Sendable (inout TrainingSettings) -> Void = { _ in }
    ) {
      var optimizer = OptimizerSettings(kind)
      optimizer.learningRate = rate
      (self.name, self.optimizer, self.head, self.change) = (name, optimizer, head, change)
    }

    var testDescription: String { name }
  }

  static let optimizers = [
    Rule("sgd"),
    Rule("sgd, momentum, decay") { ($0.optimizer.momentum, $0.optimizer.weightDecay) = (0.9, 0.01) },
    Rule("sgd, nesterov") { ($0.optimizer.momentum, $0.optimizer.nesterov) = (0.9, true) },
    Rule("sgd, matrices alone") {
      ($0.optimizer.weightDecay, $0.optimizer.decaysNormsAndBiases) = (0.5, false)
    },
    Rule("adam", .adam, rate: 0.01),
    Rule("adam, decay", .adam, rate: 0.01) { $0.optimizer.weightDecay = 0.1 },
    Rule("adamw", .adamw, rate: 0.01) { $0.optimizer.weightDecay = 0.5 },
    Rule("adamw, matrices alone", .adamw, rate: 0.01) {
      ($0.optimizer.weightDecay, $0.optimizer.decaysNormsAndBiases) = (0.5, false)
    },
    Rule("rmsprop", .rmsprop, rate: 0.01),
    Rule("rmsprop, momentum", .rmsprop, rate: 0.001) { $0.optimizer.momentum = 0.9 },
    Rule("adagrad", .adagrad, rate: 0.05),
    Rule("lion", .lion, rate: 0.01) { $0.optimizer.weightDecay = 0.1 },
  ]

  static let losses = [
    Rule("label smoothing") { $0.targets.labelSmoothing = 0.1 },
    Rule("class weights") { $0.targets.classWeights = .listed([1, 0.5, 2, 1.5]) },
    Rule("class weights") { $0.targets.classWeights = .some([1: 0.5, 2: 2, 3: 1.5]) },
    Rule("balanced") { $0.targets.classWeights = .balanced },
    Rule("binary") { $0.loss = .binaryCrossEntropy },
    Rule("binary, smoothing") { ($0.loss, $0.targets.labelSmoothing) = (.binaryCrossEntropy, 0.2) },
    Rule("squared") { $0.loss = .meanSquaredError },
    Rule("squared, softmax", head: ", \"softmax\"") { $0.loss = .meanSquaredError },
    Rule("squared, sigmoid", head: ", \"sigmoid\"") { $0.loss = .meanSquaredError },
    Rule("focal") { $0.loss = .focal },
    Rule("focal, sigmoid", head: ", \"sigmoid\"") { $0.loss = Loss(.focal, focalGamma: 1.5) },
  ]

  static let updates = [
    Rule("clip norm") { $0.clipNorm = 0.3 },
    Rule("clip value") { $0.clipValue = 0.05 },
    Rule("accumulate") { $0.accumulate = 2 },
    Rule("average") { $0.ema = 0.5 },
  ]

  static let schedules = [
    scheduled("step", .step) { ($0.stepSize, $0.gamma) = (2, 0.5) },
    scheduled("exponential", .exponential) { $0.gamma = 0.7 },
    scheduled("cosine", .cosine) { $0.minLearningRate = 0.01 },
    scheduled("cosine, warm-up", .cosine) { ($0.minLearningRate, $0.warmupSteps) = (0.01, 4) },
    scheduled("one cycle", .oneCycle) { ($0.maxLearningRate, $0.minLearningRate) = (0.5, 0.001) },
    scheduled("plateau", .reduceOnPlateau) { ($0.plateauPatience, $0.gamma) = (2, 0.2) },
  ]

  private static func scheduled(
    _ name: String, _ kind: ScheduleSettings.Kind,
    _ change: @escaping @Sendable (inout ScheduleSettings) -> Void
  ) -> Rule {
    Rule(name) { settings in
      settings.schedule = ScheduleSettings(kind)
      change(&settings.schedule)
    }
  }

  private struct Golden: Decodable {
    let losses, rates: [Double]
    let weights: [Float]
  }

  @Test(arguments: optimizers + losses + updates + schedules)
  func theTrainingFollowsPyTorch(_ rule: Rule) throws {
    let goldens = try JSONDecoder().decode([String: Golden].self, from: Data(TrainingRules.json.utf8))
    let golden = try #require(goldens[rule.name])
    let layers = #""batch_norm", "tanh", "flatten", {"dense": 4}"#
    var training = TrainingCase(
      layers: #"[{"conv2d": {"filters": 4, "kernel": 3, "bias": false}}, \#(layers)\#(rule.head)]"#)
    training.settings = TrainingSettings(epochs: 4, batchSize: 8, optimizer: rule.optimizer, shuffle: false)
    rule.change(&training.settings)
    (training.classes, training.split) = (4, TrainingCase.split(training: 24, validating: 0))
    let labels = (0..<24 as Range<Int32>).map { index -> Int32 in (index * index + index / 3) % 4 }
    let network = try training.makeNetwork(input: [1, 5, 5])
    try network.loadFormulaWeights()
    let source = FormulaSamples(shape: [1, 5, 5], stream: 1000, labels: labels)
    var log = TrainingLog(network: network)
    try training.makeTrainer(network, on: source).fit(score: { [0.5, 0.4, 0.5, 0.3][$0.epoch - 1] }) {
      log.note($0)
    }
    expectClose(log.steps.map(\.loss), golden.losses, "losses")
    expectClose(log.epochs.map(\.learningRate), golden.rates, "rates")
    let weights = try network.parameters.flatMap { try $0.tensor().values.prefix(2) }
    expectClose(weights.map { Double($0) }, golden.weights.map { Double($0) }, "weights")
  }

  private func expectClose(_ found: [Double], _ expected: [Double], _ what: String) {
    #expect(found.count == expected.count)
    for (value, wanted) in zip(found, expected) {
      #expect(abs(value - wanted) < 2e-5 * max(abs(wanted), 0.1), "\(what)")
    }
  }
}
