import Datasets
import Networks
import Settings
import Tensors
import TestSupport
import Testing
import Training

/// Trainings that leave some parameters alone.
@Suite struct FreezingTests {
  /// Convolutions with and without their normalization and pooling, and one normalization by itself.
  private static let layers = #"""
    [{"name": "features.0", "conv2d": {"filters": 16, "kernel": 3, "padding": "same", "activation": "relu"}},
     {"max_pool2d": 2}, {"name": "features.1", "conv2d": {"filters": 16, "kernel": 3, "padding": "same"}},
     {"name": "features.2", "batch_norm": {}}, "relu", {"name": "features.3", "batch_norm": {}}, "flatten",
     {"dropout": 0.2}, {"name": "head", "dense": 10}]
    """#

  private func values(_ network: Network) throws -> [String: [UInt32]] {
    var values: [String: [UInt32]] = [:]
    for parameter in network.parameters {
      values[parameter.name] = try parameter.tensor().values.map(\.bitPattern)
    }
    return values
  }

  /// Weight decay, an average and limits of gradients all leave frozen bits alone; statistics of frozen normalizations
  /// included.
  @Test(arguments: OptimizerContractTests.all)
  func frozenParametersKeepTheirBits(_ optimizer: OptimizerSettings) throws {
    var training = TrainingCase(layers: Self.layers, frozen: ["features.*"])
    training.settings.optimizer = optimizer
    training.settings.optimizer.weightDecay = 0.1
    (training.settings.epochs, training.settings.ema) = (2, 0.9)
    (training.settings.clipNorm, training.settings.clipValue) = (0.5, 0.1)
    let network = try training.makeNetwork()
    let before = try values(network)
    try training.makeTrainer(network).fit { _ in }
    let after = try values(network)
    for (name, bits) in before { #expect((after[name] == bits) == name.hasPrefix("features."), "\(name)") }
  }

  /// Frozen layers behind layers that learn hand the gradient on and keep their own bits.
  @Test func frozenLayersInTheMidstKeepTheirBits() throws {
    let training = TrainingCase(layers: Self.layers, frozen: ["features.1", "features.2", "features.3"])
    let network = try training.makeNetwork()
    let before = try values(network)
    try training.makeTrainer(network).fit { _ in }
    let after = try values(network)
    for (name, bits) in before {
      let isTrained = name.hasPrefix("features.0") || name.hasPrefix("head")
      #expect((after[name] != bits) == isTrained, "\(name)")
    }
  }

  /// A normalization of which a part alone is frozen goes on to learn, statistics included.
  @Test func oneParameterOfALayerMayBeFrozen() throws {
    let training = TrainingCase(layers: Self.layers, frozen: ["features.2.weight"])
    let network = try training.makeNetwork()
    let before = try values(network)
    try training.makeTrainer(network).fit { _ in }
    let after = try values(network)
    for (name, bits) in before { #expect((after[name] == bits) == (name == "features.2.weight"), "\(name)") }
  }

  /// With frozen features, the head is trained to the bits that it has when it is trained on the features alone.
  @Test func theHeadIsTrainedAsOnFeaturesAlone() throws {
    var training = TrainingCase(
      layers: Self.layers.replacing(#"{"dropout": 0.2}, "#, with: ""), frozen: ["features.*"])
    training.settings.epochs = 2
    let network = try training.makeNetwork()
    let head = try #require(network.parameters.first { $0.name == "head.weight" }).tensor()
    let log = try features(of: training)
    let alone = TrainingCase(
      layers: #"["flatten", {"name": "head", "dense": 10}]"#, settings: training.settings,
      split: training.split)
    let headAlone = try alone.makeNetwork(input: log.shape)
    try #require(headAlone.parameters.first { $0.name == "head.weight" }).load(head)
    try alone.makeTrainer(headAlone, on: log).fit { _ in }
    try training.makeTrainer(network).fit { _ in }
    let (whole, part) = (try values(network), try values(headAlone))
    #expect(whole["head.weight"] == part["head.weight"] && whole["head.bias"] == part["head.bias"])
  }

  /// What the frozen layers make of the samples, as samples.
  private func features(of training: TrainingCase) throws -> Samples {
    let digits = try TrainingCase.digits()
    let count = 96
    var body = training
    let end = try #require(training.layers.firstRange(of: #""flatten""#)).upperBound
    body.layers = training.layers[..<end] + "]"
    body.frozen = []
    let network = try body.makeNetwork()
    let plan = try ExecutionPlan(
      network, batchSize: count, mode: .inference, context: ComputeContext(threads: 1))
    digits.read((0..<Int32(count))[...].map { $0 }[...], into: plan.input.values)
    try plan.forward()
    return Samples(
      .floats(Array(plan.logits.values)), shape: network.outputShape,
      labels: Array(digits.labels.prefix(count)),
      valueMaximum: 1)
  }

  /// Until the epoch frozen parameters keep their bits, then they do not.
  @Test func frozenParametersAreTrainedFromAnEpochOn() throws {
    var training = TrainingCase(layers: Self.layers, frozen: ["features.*"])
    (training.settings.epochs, training.settings.unfreezeEpoch) = (3, 3)
    let network = try training.makeNetwork()
    let before = try values(network)
    var changed: [Bool] = []
    try training.makeTrainer(network).fit { event in
      guard case .epochFinished = event else { return }
      let now = try values(network)
      changed.append(before.contains { $0.key.hasPrefix("features.") && now[$0.key] != $0.value })
    }
    #expect(changed == [false, false, true])
  }

  /// From the first epoch on is never frozen at all.
  @Test func theFirstEpochIsTheWholeTraining() throws {
    let plain = TrainingCase(layers: Self.layers)
    var thawed = TrainingCase(layers: Self.layers, frozen: ["head"])
    thawed.settings.unfreezeEpoch = 1
    #expect(try plain.run().weights == thawed.run().weights)
  }
}
